package dev.kinship.dialect.mysql;

import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.Fact;
import dev.kinship.schema.ForeignKey;
import java.util.List;

/**
 * A key that is replaced by one with other actions under the same name. One statement drops a key
 * and adds another, so the column always has a key; but it cannot take the name that it drops. So
 * the new key has another name for a moment.
 */
record KeySwap(SqlClauses writer, ForeignKey from, ForeignKey to, String original) {
  /** One statement and the one that reverses it. */
  record Step(Provable sql, Provable undo, boolean last) {
    /** What it is for, if {@code change} is what both are for. */
    String reason(String change) {
      return last ? "The key gets its own name again." : change;
    }
  }

  /** The statements and what proves them, for a key that {@code original} adds as it was. */
  static List<Step> steps(SqlClauses writer, Provable original, ForeignKey to) {
    return original.done() instanceof Fact.HasKey it
        ? new KeySwap(writer, it.key(), to, original.sql()).steps(it.name())
        : List.of();
  }

  private List<Step> steps(String name) {
    String between = writer.spare(from.table(), name);
    String added = original.substring(alter().length());
    return List.of(
        new Step(add(name, to.called(between)), swap(between, added, from.called(name)), false),
        new Step(add(between, to.called(name)), add(name, from.called(between)), true));
  }

  private Provable add(String dropped, ForeignKey key) {
    return swap(dropped, "ADD " + writer.constraint(key), key);
  }

  private Provable swap(String dropped, String added, ForeignKey key) {
    return new Provable(
        "%sDROP FOREIGN KEY %s, %s".formatted(alter(), writer.quote(dropped), added),
        new Fact.HasKey(key, writer.name(key)));
  }

  private String alter() {
    return "ALTER TABLE %s ".formatted(writer.quote(from.table()));
  }
}
