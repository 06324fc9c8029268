package dev.kinship.diagnostic;

/**
 * A kind of diagnostic. The code never changes: it is looked up in {@code docs/rules}, and never
 * used again for anything else. The title is the flaw in a few words, without a full stop.
 *
 * <p>A rule is declared in the package that raises it, and listed in {@code flow.Rules}.
 */
public record Rule(String code, Severity severity, String title) {}
