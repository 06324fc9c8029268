package dev.kinship.library.rhosocial.fields;

import static dev.kinship.schema.ColumnType.Kind.BIG_INTEGER;
import static dev.kinship.schema.ColumnType.Kind.BOOLEAN;
import static dev.kinship.schema.ColumnType.Kind.BYTES;
import static dev.kinship.schema.ColumnType.Kind.DATE;
import static dev.kinship.schema.ColumnType.Kind.DECIMAL;
import static dev.kinship.schema.ColumnType.Kind.INTEGER;
import static dev.kinship.schema.ColumnType.Kind.JSON;
import static dev.kinship.schema.ColumnType.Kind.LIST;
import static dev.kinship.schema.ColumnType.Kind.REAL;
import static dev.kinship.schema.ColumnType.Kind.STRING;
import static dev.kinship.schema.ColumnType.Kind.TIME;
import static dev.kinship.schema.ColumnType.Kind.TIMESTAMP;
import static dev.kinship.schema.ColumnType.Kind.UUID;
import static dev.kinship.schema.ColumnType.Kind.ZONED_TIMESTAMP;

import dev.kinship.model.Storage;
import dev.kinship.schema.ColumnType.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the types of Python, of its library and of pydantic mean for a column. The kinds are those
 * in which the library's backends pass values; types that no backend passes without an adapter are
 * in {@link #NEEDS_ADAPTER}.
 */
final class KnownTypes {
  private static final String[] TYPING = {"typing.", "typing_extensions.", "collections.abc."};

  private static final List<String> MODULES =
      List.of("datetime.", "decimal.", "uuid.", "typing.", "pydantic.");

  private static final String AWARE = "pydantic.AwareDatetime";

  private static final Map<String, Kind> KINDS = kinds();

  /** Types whose values no backend of the library takes without a {@code UseAdapter}. */
  private static final Set<String> NEEDS_ADAPTER =
      Set.of(
          "tuple",
          "set",
          "frozenset",
          "bytearray",
          "typing.Tuple",
          "typing.Set",
          "typing.FrozenSet",
          "typing.AbstractSet",
          "pathlib.Path",
          "pathlib.PurePath",
          "pathlib.PosixPath",
          "ipaddress.IPv4Address",
          "ipaddress.IPv6Address",
          "pydantic.IPvAnyAddress",
          "pydantic.FilePath",
          "pydantic.DirectoryPath",
          "pydantic.NewPath",
          "pydantic.SecretStr",
          "pydantic.SecretBytes");

  private KnownTypes() {}

  /** The kind of what {@code dotted} names in full; builtins have no dots. */
  static Optional<Kind> kind(String dotted) {
    Kind known = KINDS.get(dotted);
    return known == null && isUrl(dotted) ? Optional.of(STRING) : Optional.ofNullable(known);
  }

  /** The full name of a type that a file names without telling where from; else the name itself. */
  static String named(String name) {
    String last = FieldType.lastPart(name);
    return KINDS.containsKey(name)
        ? name
        : MODULES.stream().map(it -> it + last).filter(KINDS::containsKey).findFirst().orElse(name);
  }

  /** How far the library stores such a value without an adapter. */
  static Storage storage(String dotted) {
    if (NEEDS_ADAPTER.contains(dotted) || isUrl(dotted)) {
      return Storage.NONE;
    }
    return dotted.equals(AWARE) ? Storage.NO_ZONE_ON_MYSQL : Storage.FULL;
  }

  /** {@code pydantic.HttpUrl}, {@code pydantic.PostgresDsn}: classes of their own in pydantic 2. */
  private static boolean isUrl(String dotted) {
    return dotted.startsWith("pydantic.")
        && (dotted.endsWith("Url") || dotted.endsWith("Dsn") || dotted.endsWith("UrlStr"));
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    put(kinds, "", STRING, "str");
    put(kinds, "", INTEGER, "int");
    put(kinds, "", REAL, "float");
    put(kinds, "", BOOLEAN, "bool");
    put(kinds, "", BYTES, "bytes", "bytearray");
    put(kinds, "", JSON, "dict", "tuple", "set", "frozenset");
    put(kinds, "", LIST, "list");
    put(kinds, "decimal.", DECIMAL, "Decimal");
    put(kinds, "datetime.", TIMESTAMP, "datetime");
    put(kinds, "datetime.", DATE, "date");
    put(kinds, "datetime.", TIME, "time");
    put(kinds, "uuid.", UUID, "UUID");
    put(kinds, "enum.", INTEGER, "IntEnum", "IntFlag");
    put(kinds, "enum.", STRING, "StrEnum");
    put(kinds, "pathlib.", STRING, "Path", "PurePath", "PosixPath");
    put(kinds, "ipaddress.", STRING, "IPv4Address", "IPv6Address");
    for (String module : TYPING) {
      put(kinds, module, JSON, "Dict", "Mapping", "MutableMapping", "Tuple", "Set", "FrozenSet");
      put(kinds, module, JSON, "AbstractSet", "TypedDict");
      put(kinds, module, LIST, "List", "Sequence", "MutableSequence");
      put(kinds, module, STRING, "Text", "LiteralString");
    }
    pydantic(kinds);
    return kinds;
  }

  private static void pydantic(Map<String, Kind> kinds) {
    String module = "pydantic.";
    put(kinds, module, STRING, "EmailStr", "StrictStr", "SecretStr", "Base64Str", "constr");
    put(kinds, module, STRING, "Base64UrlStr", "ImportString", "IPvAnyAddress");
    put(kinds, module, STRING, "FilePath", "DirectoryPath", "NewPath");
    put(kinds, module, INTEGER, "PositiveInt", "NegativeInt", "NonNegativeInt", "NonPositiveInt");
    put(kinds, module, INTEGER, "StrictInt", "conint");
    put(kinds, module, BIG_INTEGER, "ByteSize");
    put(kinds, module, REAL, "PositiveFloat", "NegativeFloat", "NonNegativeFloat", "StrictFloat");
    put(kinds, module, REAL, "NonPositiveFloat", "FiniteFloat", "confloat");
    put(kinds, module, DECIMAL, "condecimal");
    put(kinds, module, BOOLEAN, "StrictBool");
    put(kinds, module, BYTES, "StrictBytes", "SecretBytes", "Base64Bytes", "conbytes");
    put(kinds, module, UUID, "UUID1", "UUID3", "UUID4", "UUID5", "UUID6", "UUID7", "UUID8");
    put(kinds, module, DATE, "PastDate", "FutureDate", "condate");
    put(kinds, module, TIMESTAMP, "PastDatetime", "FutureDatetime", "NaiveDatetime");
    put(kinds, "", ZONED_TIMESTAMP, AWARE);
    put(kinds, module, LIST, "conlist");
  }

  private static void put(Map<String, Kind> kinds, String module, Kind kind, String... names) {
    Arrays.stream(names).forEach(it -> kinds.put(module + it, kind));
  }
}
