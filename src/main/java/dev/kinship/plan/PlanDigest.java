package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Fix;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Change;
import dev.kinship.text.Digests;
import dev.kinship.text.Read;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of all that a plan says and of what it was derived from. Only the time is left out
 * that some migration files have in their names, so that the same wish a minute later is not
 * another plan.
 */
final class PlanDigest {
  /** A number that tells a time, as {@code runner.Numbering} writes them. */
  private static final Pattern STAMP = Pattern.compile("(?<!\\d)\\d{12,14}(?!\\d)");

  private final MessageDigest digest = Digests.sha256();
  private final Map<String, String> stamps = new LinkedHashMap<>();

  private PlanDigest() {}

  /** A SHA-256 in hexadecimal. */
  static String of(Plan plan) {
    PlanDigest it = new PlanDigest();
    it.read(plan);
    return Digests.hexadecimal(it.digest.digest());
  }

  /** Whether {@code change} creates a file whose name tells a time. */
  static boolean hasStamp(Change change) {
    return change instanceof Change.Create && STAMP.matcher(change.name()).find();
  }

  private void read(Plan plan) {
    plan.changes().stream()
        .filter(PlanDigest::hasStamp)
        .flatMap(it -> STAMP.matcher(it.name()).results())
        .forEach(it -> stamps.putIfAbsent(it.group(), "time " + stamps.size()));
    plan.sentences().forEach(it -> add("sentence", it));
    for (Plan.PlannedSide it : plan.sides()) {
      add("side", it.model(), it.name(), it.kind().word(), it.target(), it.foreignKey());
      add("inverse", it.inverse().orElse(""), it.meaning());
    }
    plan.changes().forEach(this::add);
    for (MigrationStep it : plan.steps()) {
      add("step " + it.transaction().word(), it.sql(), it.undo(), it.reason());
    }
    plan.notes().forEach(this::add);
    for (Read it : plan.reads()) {
      add("read", it.kind().name(), String.join("\n", it.about()), String.join("\n", it.found()));
    }
  }

  private void add(Diagnostic note) {
    add("note", note.rule().code(), timeless(note.message()), timeless(note.help()));
    note.suggestions().forEach(it -> add("suggestion", timeless(it)));
    note.next().forEach(it -> add("next", timeless(it)));
    for (Fix it : note.fixes()) {
      add("fix", it.safety().word(), timeless(it.title()), timeless(it.text()));
    }
  }

  private void add(Change change) {
    switch (change) {
      case Change.Create it -> add("create", timeless(it.name()), timeless(it.text()));
      case Change.Rewrite it -> {
        add("rewrite", it.name());
        add(it.source().bytes());
        add(it.bytes());
      }
      case Change.Delete it -> {
        add("delete", it.name());
        add(it.source().bytes());
      }
    }
  }

  private String timeless(String text) {
    return stamps.isEmpty()
        ? text
        : STAMP
            .matcher(text)
            .replaceAll(
                it -> Matcher.quoteReplacement(stamps.getOrDefault(it.group(), it.group())));
  }

  private void add(String... texts) {
    for (String text : texts) {
      add(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** With its length before it, so that what follows cannot be taken for a part of it. */
  private void add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
