package dev.kinship.syntax.sql.type;

import dev.kinship.schema.Column;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.StatedType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The types that statements make of other types. One that is renamed keeps its old name too. */
public final class Domains {
  /** So many may be made of one another; a text can make circles. */
  private static final int DEEPEST = 16;

  private final Map<String, Domain> byName = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> enums = new HashSet<>();

  /** {@code rules} are the names of those, beside NOT NULL, that let no value be NULL. */
  private static final class Domain {
    private final String base;
    private final String collation;
    private final Set<String> rules = new HashSet<>();
    private boolean notNull;
    private String nameOfNotNull = "";

    private Domain(String base, String collation, boolean notNull) {
      this.base = base;
      this.collation = collation;
      this.notNull = notNull;
    }
  }

  /** A type of this name is {@code base} from here on; {@code collation} may be empty. */
  public void define(String name, String base, String collation, boolean notNull) {
    byName.put(key(name), new Domain(base, collation, notNull));
  }

  /** Whether it is NOT NULL from here on, whatever its other rules are. */
  public void require(String name, boolean notNull) {
    of(name).ifPresent(it -> it.notNull = notNull);
  }

  /** It is NOT NULL by a rule of this name. */
  public void requireAs(String name, String rule) {
    require(name, true);
    of(name).ifPresent(it -> it.nameOfNotNull = fold(rule));
  }

  /** A rule of this name lets none of its values be NULL. */
  public void rule(String name, String rule) {
    of(name).ifPresent(it -> it.rules.add(fold(rule)));
  }

  /** PostgreSQL 17 gives NOT NULL a name that ends so, if it is given none. */
  public void dropRule(String name, String rule) {
    Optional<Domain> domain = of(name);
    domain.ifPresent(it -> it.rules.remove(fold(rule)));
    domain
        .filter(it -> fold(rule).endsWith("_not_null") || it.nameOfNotNull.equals(fold(rule)))
        .ifPresent(it -> it.notNull = false);
  }

  public void renameRule(String name, String from, String to) {
    of(name).filter(it -> it.rules.remove(fold(from))).ifPresent(it -> it.rules.add(fold(to)));
    of(name)
        .filter(it -> it.nameOfNotNull.equals(fold(from)))
        .ifPresent(it -> it.nameOfNotNull = fold(to));
  }

  public void rename(String from, String to) {
    of(from).ifPresent(it -> byName.put(key(to), it));
  }

  /** A type of this name is made of no other one. */
  public void make(String name) {
    made.add(key(name));
  }

  /** The same of a type that lists its values. */
  public void makeEnum(String name) {
    make(name);
    enums.add(key(name));
  }

  /** Whether a statement makes the type that is {@code written}. */
  public boolean knows(String written) {
    return of(written).isPresent() || made.contains(key(written));
  }

  public void drop(String name) {
    of(name).ifPresent(it -> byName.values().removeIf(it::equals));
  }

  /** Whether {@code written} is a type of this name, an array of it, or made of it. */
  public boolean isOf(String written, String name) {
    Optional<Domain> wanted = of(name);
    return any(
        written,
        it -> SqlTypes.isCalled(it, name) || (wanted.isPresent() && wanted.equals(of(it))));
  }

  /** Whether {@code written} is a type in this schema, or made of one. */
  public boolean isWithin(String written, String schema) {
    return any(written, it -> SqlTypes.isWithin(it, schema));
  }

  private boolean any(String written, Predicate<String> which) {
    String type = written;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<Domain> domain = of(type);
      if (which.test(type)) {
        return true;
      }
      if (domain.isEmpty()) {
        return false;
      }
      type = domain.get().base;
    }
    return false;
  }

  /** The type that a column of the type {@code written} has in the end, if it is one of these. */
  public Column resolved(Column column, String written) {
    String type = written;
    String collation = column.stated().flatMap(it -> it.texts().collation()).orElse("");
    for (int i = 0; i < DEEPEST && scalar(type).isPresent(); i++) {
      Domain domain = scalar(type).get();
      collation = collation.isEmpty() ? domain.collation : collation;
      type = domain.base;
    }
    return type.equals(written)
        ? column
        : column.with(SqlTypes.of(type), StatedType.of(type, collation));
  }

  /** The domain that {@code written} is, or the one of those it is made of that is never NULL. */
  public Optional<Column.Domain> domain(String written) {
    String type = written;
    Optional<String> required = Optional.empty();
    for (int i = 0; i < DEEPEST && scalar(type).isPresent(); i++) {
      Domain domain = scalar(type).get();
      if (required.isEmpty() && (domain.notNull || !domain.rules.isEmpty())) {
        required = Optional.of(type);
      }
      type = domain.base;
    }
    return type.equals(written)
        ? Optional.empty()
        : Optional.of(
            new Column.Domain(
                required.orElse(written), required.isPresent(), enums.contains(key(type))));
  }

  private Optional<Domain> scalar(String written) {
    return written.endsWith("]") ? Optional.empty() : of(written);
  }

  private Optional<Domain> of(String written) {
    return Optional.ofNullable(byName.get(key(written)));
  }

  private static String key(String written) {
    return fold(SqlTypes.nameOf(written));
  }

  private static String fold(String name) {
    return SqlName.folded(name);
  }
}
