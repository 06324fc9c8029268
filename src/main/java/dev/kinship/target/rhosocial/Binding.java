package dev.kinship.target.rhosocial;

/** A name that a module's statements bind; {@code typingOnly} where only type checkers run them. */
record Binding(String name, Origin origin, boolean typingOnly) {}
