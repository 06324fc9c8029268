package dev.kinship.dialect.mysql;

import dev.kinship.dialect.sql.Decimals;
import dev.kinship.dialect.sql.Types;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.TextForm;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of MySQL and MariaDB. */
final class FamilyTypes implements Types {
  private static final int WIDEST_VARCHAR = 16_383;
  private static final int WIDEST_VARBINARY = 65_000;

  private static final Pattern NUMBERED = Pattern.compile("(big)?serial\\b.*");
  private static final Pattern WHOLE =
      Pattern.compile("((?:tiny|small|medium|big)?int)(?:eger)?\\b(.*)");
  private static final Pattern TEXT =
      Pattern.compile(
          "(national )?(var)?char(acter)?\\b.*|n(var)?char\\b.*|(tiny|medium|long)?text\\b.*");
  private static final Pattern BYTES =
      Pattern.compile("(var)?binary\\b.*|(tiny|medium|long)?blob\\b.*");
  private static final Pattern LIST = Pattern.compile("(enum|set)\\b.*");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(?:decimal|dec|numeric|fixed)\\b *(?:\\( *(\\d+) *(?:, *(\\d+) *)?\\))?(.*)");
  private static final Pattern OTHER =
      Pattern.compile(
          "(float|double|date|datetime|timestamp|time|year|bit|uuid|inet[46])\\b( *\\( *\\d+ *\\))?.*");
  private static final Pattern TOO_LONG =
      Pattern.compile("(?i)((tiny|medium|long)?(text|blob)|json|geometry|point)\\b.*");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|[^']+");

  @Override
  public String of(ColumnType type, boolean keyed) {
    return switch (type.kind()) {
      case INTEGER -> "INT";
      case BIG_INTEGER -> Decimals.whole(type);
      case STRING -> text(type, keyed);
      case REAL -> "DOUBLE";
      // Without digits it would hold whole numbers only.
      case DECIMAL -> Decimals.fractional("DECIMAL", type);
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME(6)";
      // TIMESTAMP ends in 2038, drops fractions and in MariaDB may change on its own.
      case TIMESTAMP, ZONED_TIMESTAMP -> "DATETIME(6)";
      case UUID -> "CHAR(36)";
      case BYTES -> bytes(type, keyed);
      case JSON, LIST -> "JSON";
    };
  }

  @Override
  public String generatedKey(ColumnType type) {
    return of(type, true) + " AUTO_INCREMENT PRIMARY KEY";
  }

  /** Both columns must be of one size and sign, and texts of one collation. */
  @Override
  public boolean fit(StatedType child, StatedType parent) {
    String one = likeness(child);
    String other = likeness(parent);
    return one.isEmpty()
        || other.isEmpty()
        || (one.equals(other) && !(isText(one) && child.texts().differs(parent.texts())));
  }

  @Override
  public boolean uncertain(TextForm child, StatedType parent) {
    return isText(likeness(parent)) && child.isUnknown() != parent.texts().isUnknown();
  }

  @Override
  public boolean canBeParent(StatedType type) {
    return !TOO_LONG.matcher(type.words()).matches();
  }

  @Override
  public Optional<String> referringTo(StatedType parent, TextForm table) {
    String likeness = likeness(parent);
    if (likeness.isEmpty() || NUMBERED.matcher(small(parent)).matches()) {
      return Optional.of(likeness.toUpperCase(Locale.ROOT)).filter(it -> !it.isEmpty());
    }
    String words = capitals(parent.words());
    boolean alike = !isText(likeness) || parent.texts().equals(table);
    return Optional.of(alike ? words : (words + " " + parent.texts().sql()).strip());
  }

  @Override
  public String shown(StatedType type) {
    return isText(likeness(type)) ? type.sql() : type.words();
  }

  /** After a change of collation without a copy, MySQL refuses keys made without checks. */
  @Override
  public String retyping(String table, String column, String type) {
    return "ALTER TABLE %s MODIFY %s %s /* and its NOT NULL, DEFAULT and COMMENT, which MODIFY drops */%s"
        .formatted(table, column, type, type.contains(" COLLATE ") ? ", ALGORITHM=COPY" : "");
  }

  private static boolean isText(String likeness) {
    return likeness.equals("text") || likeness.equals("enum") || likeness.equals("set");
  }

  /** What two types have in common that can be a key to one another; empty if it is not known. */
  private static String likeness(StatedType type) {
    String words = small(type);
    if (NUMBERED.matcher(words).matches()) {
      return "bigint unsigned";
    }
    if (words.equals("bool") || words.equals("boolean")) {
      return "tinyint";
    }
    Matcher whole = WHOLE.matcher(words);
    if (whole.matches()) {
      boolean unsigned = whole.group(2).contains("unsigned") || whole.group(2).contains("zerofill");
      return whole.group(1) + (unsigned ? " unsigned" : "");
    }
    Matcher decimal = DECIMAL.matcher(words);
    if (decimal.matches()) {
      String digits = Objects.requireNonNullElse(decimal.group(1), "10");
      String scale = Objects.requireNonNullElse(decimal.group(2), "0");
      return "decimal(%s,%s)%s".formatted(digits, scale, decimal.group(3));
    }
    Matcher list = LIST.matcher(words);
    if (list.matches()) {
      return list.group(1);
    }
    Matcher other = OTHER.matcher(words);
    if (other.matches()) {
      return other.group(1)
          + Objects.requireNonNullElse(other.group(2), "").replace(" ", "").replace("(0)", "");
    }
    return TEXT.matcher(words).matches() ? "text" : BYTES.matcher(words).matches() ? "binary" : "";
  }

  /** In small letters, what is in quotes left as it is. */
  static String small(StatedType type) {
    return QUOTED
        .matcher(type.words())
        .replaceAll(
            it ->
                Matcher.quoteReplacement(
                    it.group().startsWith("'") ? it.group() : it.group().toLowerCase(Locale.ROOT)));
  }

  /** In capitals, what is in quotes left as it is. */
  private static String capitals(String words) {
    return QUOTED
        .matcher(words)
        .replaceAll(
            it ->
                Matcher.quoteReplacement(
                    it.group().startsWith("'") ? it.group() : it.group().toUpperCase(Locale.ROOT)));
  }

  private static String bytes(ColumnType type, boolean keyed) {
    if (type.size() > WIDEST_VARBINARY) {
      return "LONGBLOB";
    }
    if (type.size() > 0) {
      return "VARBINARY(%d)".formatted(type.size());
    }
    return keyed ? "VARBINARY(255)" : "BLOB";
  }

  private static String text(ColumnType type, boolean keyed) {
    if (type.size() > WIDEST_VARCHAR) {
      return "LONGTEXT";
    }
    if (type.size() > 0) {
      return "VARCHAR(%d)".formatted(type.size());
    }
    return keyed ? "VARCHAR(255)" : "TEXT";
  }
}
