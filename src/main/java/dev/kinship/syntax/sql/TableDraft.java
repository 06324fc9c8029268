package dev.kinship.syntax.sql;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import dev.kinship.syntax.sql.Constraint.Kind;
import dev.kinship.syntax.sql.CreateTableReader.Copied;
import dev.kinship.syntax.sql.formula.Formulas;
import dev.kinship.syntax.sql.type.Domains;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table while its statements are read one after the other. */
final class TableDraft {
  private final List<Column> columns = new ArrayList<>();
  private final List<Source.Part> parts = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final Attachments attached = new Attachments();
  private final Formulas formulas = new Formulas();
  private final Map<String, Set<TableDraft>> heirs;

  private final Inheritance lineage = new Inheritance();

  private final String made;
  private final boolean mysql;
  private String options;
  private String name;
  private TextForm texts;
  private boolean exact = true;

  /**
   * {@code heirs} are all tables by the parents, in small, that their keys have ever had; {@code
   * mysql} if MySQL or MariaDB gives names to what has none.
   */
  TableDraft(
      String name, String made, String options, Map<String, Set<TableDraft>> heirs, boolean mysql) {
    this.name = name;
    this.mysql = mysql;
    this.heirs = heirs;
    this.made = made;
    this.options = options;
    this.texts = TextForm.of(options);
  }

  /** How texts are stored from here on; {@code existing} ones too. */
  void store(TextForm form, boolean existing) {
    texts = form;
    options = form.instead(options);
    if (existing) {
      columns.replaceAll(
          it ->
              it.with(it.type(), it.stated().map(stated -> new StatedType(stated.words(), form))));
    }
    blur();
  }

  private Column stored(Column column) {
    return column.with(column.type(), column.stated().map(it -> it.in(texts)));
  }

  /** Gives it what another table has, which exists before it. */
  void copy(TableDraft other, Copied what) {
    List<String> primary = other.primaryKey();
    for (int i = 0; i < other.columns.size(); i++) {
      Column column = other.columns.get(i);
      if (!has(column.name())) {
        columns.add(column.with(column.nullable() && !primary.contains(column.name())));
        parts.add(other.parts.get(i));
      }
    }
    if (what == Copied.PARTITION || what == Copied.RULES) {
      boolean keys = what == Copied.PARTITION;
      other.constraints.stream()
          .filter(it -> keys || it.kind() != Kind.FOREIGN)
          .forEach(it -> add(it.in(name)));
      other.attached.indexes().forEach(it -> Inheritance.give(this, it));
    }
    if (what == Copied.PARTITION || what == Copied.INHERITED) {
      Inheritance.join(other, this, what == Copied.PARTITION);
    }
    blur();
  }

  Inheritance lineage() {
    return lineage;
  }

  String name() {
    return name;
  }

  String made() {
    return made;
  }

  /** From here on it is not known how the table is written. */
  void blur() {
    exact = false;
  }

  void add(ColumnReader.Read read) {
    columns.add(stored(read.column()));
    parts.add(read.part());
    read.constraints().forEach(this::add);
    exact &= read.constraints().stream().filter(it -> it.kind() == Kind.FOREIGN).count() < 2;
  }

  void add(Constraint constraint) {
    constraints.add(
        constraint.name().isEmpty()
            ? constraint.named(Constraint.UsualNames.of(constraint, name, constraints, mysql))
            : constraint);
    constraint.key().ifPresent(it -> inherit(it.parent()));
  }

  private void inherit(String parent) {
    heirs.computeIfAbsent(SqlName.folded(parent), it -> new LinkedHashSet<>()).add(this);
  }

  boolean has(String column) {
    return columns.stream().anyMatch(it -> SqlName.same(it.name(), column));
  }

  /** Whether a constraint or an index has this name, which is not empty. */
  boolean hasRule(String name) {
    return !name.isEmpty()
        && (attached.has(name) || constraints.stream().anyMatch(it -> it.isCalled(name)));
  }

  /** Gives a constraint or an index another name; the text that made it has the old one. */
  void renameRule(String from, String to) {
    if (hasRule(from)) {
      constraints.replaceAll(it -> it.isCalled(from) ? it.called(to) : it);
      attached.rename(from, to);
      blur();
    }
  }

  /** The database makes an index of its own for a key without one. */
  void implyIndexes() {
    new Constraint.Implied(constraints, attached.indexes().toList(), name).settle();
  }

  /**
   * Removes an index from the constraints or the statements, a key may have the same name. Returns
   * whether there was one.
   */
  boolean dropIndex(String name) {
    boolean found = attached.has(name);
    attached.remove(name);
    return dropConstraints(it -> it.kind() != Kind.FOREIGN && it.isCalled(name)) || found;
  }

  /** The columns of a constraint or an index, which is not an expression; else none. */
  List<String> columnsOf(String rule) {
    Stream<List<String>> named =
        constraints.stream().filter(it -> it.isCalled(rule)).map(Constraint::columns);
    Stream<List<String>> indexed =
        attached.indexes().filter(it -> SqlName.same(it.name(), rule)).map(Index::columns);
    return Stream.concat(named, indexed).findFirst().map(this::asDeclared).orElse(List.of());
  }

  boolean dropConstraints(Predicate<Constraint> which) {
    boolean inline =
        constraints.stream()
            .anyMatch(it -> which.test(it) && it.sql().isEmpty() && it.kind() != Kind.IMPLIED);
    exact &= !inline;
    return constraints.removeIf(which);
  }

  Stream<Constraint> constraints() {
    return constraints.stream();
  }

  /** Drops such columns; each is shown with its type as it is written. */
  void dropColumns(BiPredicate<Column, String> which) {
    List<String> dropped = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (which.test(columns.get(i), parts.get(i).type())) {
        dropped.add(columns.get(i).name());
      }
    }
    dropped.forEach(this::dropColumn);
  }

  /** The name of each column with its type as it is written. */
  Stream<Map.Entry<String, String>> types() {
    return parts.stream().map(it -> Map.entry(it.name(), it.type()));
  }

  void dropColumn(String column) {
    columns.removeIf(it -> SqlName.same(it.name(), column));
    parts.removeIf(it -> SqlName.same(it.name(), column));
    // What is written in the column's own text goes with that text.
    constraints.removeIf(it -> mentions(it.columns(), column));
    attached.removeIndexes(it -> mentions(it.columns(), column));
  }

  void replace(String column, ColumnReader.Read read) {
    int at = indexOf(column);
    columns.set(at, stored(read.column()));
    parts.set(at, read.part());
    renameIn(column, read.column().name());
    blur();
  }

  void replace(String column, UnaryOperator<Column> change) {
    columns.replaceAll(it -> SqlName.same(it.name(), column) ? change.apply(it) : it);
    blur();
  }

  /** The column has the type that is {@code written} from here on. */
  void retype(String column, String written, UnaryOperator<Column> change) {
    replace(column, change);
    parts.replaceAll(it -> SqlName.same(it.name(), column) ? it.of(written) : it);
  }

  void renameColumn(String from, String to) {
    lineage.renamed(from, to);
    replace(from, it -> it.named(to));
    renameIn(from, to);
  }

  void rename(String to) {
    constraints.replaceAll(it -> it.named(Constraint.UsualNames.renamed(it.usual(), name, to)));
    name = to;
    renameKeys(it -> it.of(to, it.columns()));
    attached.change(it -> it.with(it.name(), to, it.columns()));
    exact &= attached.isEmpty();
  }

  void parentRenamed(String from, String to) {
    if (refersTo(from)) {
      renameKeys(it -> SqlName.same(it.parent(), from) ? it.to(to, it.parentColumns()) : it);
      inherit(to);
      blur();
    }
  }

  void parentColumnRenamed(String parent, String from, String to) {
    if (refersTo(parent)) {
      renameKeys(
          it ->
              SqlName.same(it.parent(), parent)
                  ? it.to(parent, renamed(it.parentColumns(), from, to))
                  : it);
      blur();
    }
  }

  private boolean refersTo(String parent) {
    return keys().stream().anyMatch(it -> SqlName.same(it.parent(), parent));
  }

  /** Its indexes and triggers with statements of their own. */
  Attachments attached() {
    return attached;
  }

  List<ForeignKey> keys() {
    List<ForeignKey> keys = new ArrayList<>();
    constraints.forEach(it -> it.key().ifPresent(keys::add));
    return keys;
  }

  List<String> primaryKey() {
    for (Constraint it : constraints) {
      if (it.kind() == Kind.PRIMARY) {
        return asDeclared(it.columns());
      }
    }
    return List.of();
  }

  /** The table as it is now; {@code keys} are its own with every parent column named. */
  Table table(List<ForeignKey> keys, Domains domains) {
    List<String> primary = primaryKey();
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column it = columns.get(i);
      Column own = it.with(it.nullable() && !primary.contains(it.name()));
      all.add(domains.domain(parts.get(i).type()).map(own::of).orElse(own));
    }
    List<Index> indexes = new ArrayList<>();
    for (Constraint it : constraints) {
      if (it.isIndex()) {
        indexes.add(index(it));
      }
    }
    attached.indexes().map(this::asDeclared).forEach(indexes::add);
    boolean unlogged = SqlName.capitals(made).startsWith("CREATE UNLOGGED ");
    Stream<String> texts =
        Stream.concat(
            constraints.stream().map(Constraint::sql),
            attached.statements().stream().map(Source.Attached::sql));
    List<Table.Formula> found = formulas.of(parts, constraints.stream().map(Constraint::sql));
    Table.Storage storage = Table.Storage.of(options, texts, unlogged, lineage.parents(), found);
    return new Table(name, all, primary, keys, indexes, storage, source(keys));
  }

  Formulas formulas() {
    return formulas;
  }

  /** Replaces what matches in the options by this. */
  void option(Pattern which, String now) {
    options = (which.matcher(options).replaceAll("") + " " + now).strip();
  }

  /** The names as the columns' own definitions spell them; SQL does not mind the case. */
  List<String> asDeclared(List<String> names) {
    List<String> spelled = new ArrayList<>(names);
    for (int i = 0; i < spelled.size(); i++) {
      int at = indexOf(spelled.get(i));
      if (at >= 0) {
        spelled.set(i, columns.get(at).name());
      }
    }
    return spelled;
  }

  private Index asDeclared(Index index) {
    return index.called(index.name(), name, asDeclared(index.columns()));
  }

  private Optional<Source> source(List<ForeignKey> keys) {
    if (!exact) {
      return Optional.empty();
    }
    List<Source.Constraint> written = new ArrayList<>();
    Iterator<ForeignKey> whole = keys.iterator();
    for (Constraint it : constraints) {
      Optional<ForeignKey> key = it.key().map(one -> whole.next());
      if (!it.sql().isEmpty()) {
        Optional<Index> index = it.isIndex() ? Optional.of(index(it)) : Optional.empty();
        written.add(new Source.Constraint(it.sql(), key, index));
      }
    }
    return Optional.of(new Source(parts, written, options, attached.statements()));
  }

  private Index index(Constraint it) {
    boolean unique = it.kind() == Kind.UNIQUE;
    String usual =
        TableName.bare(name) + "_" + String.join("_", it.columns()) + (unique ? "_key" : "_idx");
    String given = it.name().isEmpty() ? usual : it.name();
    return it.index(given, name, asDeclared(it.columns()));
  }

  /** Where the column of exactly this name is, else one that differs in case, else -1. */
  private int indexOf(String column) {
    int alike = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
      if (SqlName.same(columns.get(i).name(), column)) {
        alike = i;
      }
    }
    return alike;
  }

  private void renameIn(String from, String to) {
    constraints.replaceAll(
        it ->
            it.with(
                renamed(it.columns(), from, to),
                key -> key.of(key.table(), renamed(key.columns(), from, to))));
    attached.change(it -> it.with(it.name(), it.table(), renamed(it.columns(), from, to)));
  }

  private void renameKeys(UnaryOperator<ForeignKey> change) {
    constraints.replaceAll(it -> it.with(it.columns(), change));
  }

  private static boolean mentions(List<String> columns, String column) {
    return columns.stream().anyMatch(it -> SqlName.same(it, column));
  }

  private static List<String> renamed(List<String> columns, String from, String to) {
    return columns.stream().map(it -> SqlName.same(it, from) ? to : it).toList();
  }
}
