package dev.kinship.library.rhosocial.fields;

import static dev.kinship.schema.ColumnType.Kind.INTEGER;
import static dev.kinship.schema.ColumnType.Kind.STRING;

import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.Assignment;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the members of an enum of the project are in a column: those of one that is a {@code str} or
 * an {@code int} too are stored as that; of any other an adapter stores the names.
 */
final class Enumeration {
  private static final Set<String> NUMBERS =
      Set.of("int", "enum.IntEnum", "enum.IntFlag", "enum.Flag");
  private static final Set<String> TEXTS = Set.of("str", "enum.StrEnum");

  private Enumeration() {}

  /**
   * The type by the class with its ancestors, and the names of those that are not the project's.
   */
  static FieldType type(List<Resolved> lineage, List<String> bases, Resolver resolver) {
    if (bases.stream().anyMatch(NUMBERS::contains)) {
      FieldType number = numbers(lineage, resolver);
      return bases.contains("enum.Flag") ? number.unstored() : number;
    }
    boolean text = bases.stream().anyMatch(TEXTS::contains);
    FieldType type = FieldType.of(new ColumnType(STRING, longest(lineage, text, bases), 0));
    return text ? type : type.unstored();
  }

  /** Wide enough for the members that are written out; {@code auto()} counts from 1. */
  private static FieldType numbers(List<Resolved> lineage, Resolver resolver) {
    FieldType type = FieldType.of(INTEGER);
    for (Resolved thing : lineage) {
      if (thing instanceof Resolved.ProjectClass it) {
        Constants constants = new Constants(resolver, it.file());
        for (Assignment member : members(it)) {
          Optional<BigInteger> value =
              constants.number(member.value().orElseThrow(), it.file().text());
          type = value.isPresent() ? type.holding(value) : type;
        }
      }
    }
    return type;
  }

  /** The length of the longest member; 0 where one cannot be read. */
  private static int longest(List<Resolved> lineage, boolean values, List<String> bases) {
    int longest = 0;
    for (Resolved thing : lineage) {
      if (thing instanceof Resolved.ProjectClass it) {
        for (Assignment member : members(it)) {
          int length = values ? valueLength(member, bases) : length(member.target());
          if (length == 0) {
            return 0;
          }
          longest = Math.max(longest, length);
        }
      }
    }
    return longest;
  }

  private static List<Assignment> members(Resolved.ProjectClass theClass) {
    return theClass.definition().body().statements().stream()
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast)
        .filter(it -> it.value().isPresent() && !it.target().startsWith("_"))
        .toList();
  }

  /** A value that is written out, or {@code auto()}, which is the name in small letters. */
  private static int valueLength(Assignment member, List<String> bases) {
    return switch (member.value().orElseThrow()) {
      case Expression.Text it -> length(it.value());
      case Expression.Call it when bases.contains("enum.StrEnum") && it.arguments().isEmpty() ->
          length(member.target().toLowerCase(Locale.ROOT));
      default -> 0;
    };
  }

  /** In characters, as databases count a VARCHAR. */
  static int length(String text) {
    return Math.max(1, text.codePointCount(0, text.length()));
  }
}
