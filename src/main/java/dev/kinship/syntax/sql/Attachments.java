package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The indexes and triggers of a table that have statements of their own. */
final class Attachments {
  private final List<Attached> all = new ArrayList<>();

  /** An index or a trigger by the statement that made it; {@code index} if it is one of columns. */
  record Attached(String name, Optional<Index> index, boolean isIndex, String sql) {
    private Attached with(String other, UnaryOperator<Index> change) {
      return new Attached(other, index.map(change), isIndex, sql);
    }
  }

  void add(Attached statement) {
    all.add(statement);
  }

  /** {@code said} is what a statement says after the names; empty if the comment is dropped. */
  void comment(String constraint, String said) {
    String about = Source.Attached.commentOn(constraint);
    remove(about);
    if (!said.isEmpty()) {
      add(new Attached(about, Optional.empty(), false, said));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  boolean has(String name) {
    return all.stream().anyMatch(it -> SqlName.same(it.name(), name));
  }

  /** The name, with a number if PostgreSQL has given it to another one already. */
  String free(String name) {
    String free = name;
    for (int i = 1; !name.isEmpty() && has(free); i++) {
      free = name + i;
    }
    return free;
  }

  void remove(String name) {
    all.removeIf(it -> SqlName.same(it.name(), name));
  }

  void removeIndexes(Predicate<Index> which) {
    all.removeIf(it -> it.index().filter(which).isPresent());
  }

  void rename(String from, String to) {
    all.replaceAll(
        it ->
            SqlName.same(it.name(), from)
                ? it.with(to, index -> index.with(to, index.table(), index.columns()))
                : it);
  }

  /** Changes each index, which keeps its name. */
  void change(UnaryOperator<Index> change) {
    all.replaceAll(it -> it.with(it.name(), change));
  }

  /** Those of plain columns. */
  Stream<Index> indexes() {
    return all.stream().flatMap(it -> it.index().stream());
  }

  /** The names of the indexes that are not of plain columns. */
  Stream<String> otherIndexes() {
    return all.stream()
        .filter(it -> it.isIndex() && it.index().isEmpty() && !it.name().isEmpty())
        .map(Attached::name);
  }

  List<Source.Attached> statements() {
    return all.stream().map(it -> new Source.Attached(it.name(), it.sql())).toList();
  }
}
