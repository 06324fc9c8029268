package dev.kinship.library.rhosocial.fields;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.NewField;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.imports.TopImports;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the type of a parent's key is written in the file of a child. */
public final class KeyTypes {
  /** Those that every module knows. */
  public static final Set<String> BUILTIN = Set.of("int", "str", "float", "bool", "bytes");

  private KeyTypes() {}

  /** {@code user_id: int}, or with {@code Optional[...] = None}, in the manner of the file. */
  public static String field(Addition.KeyField field, FileEdits draft) {
    ColumnType.Kind kind =
        field
            .parent()
            .keyField()
            .flatMap(Field::type)
            .map(ColumnType::kind)
            .orElseGet(() -> impliedKind(field.parent()));
    String type = written(kind, draft.top()).orElseThrow(() -> notAKey(field.parent()));
    return line(field.name(), type, field.optional(), draft);
  }

  /** The same for a field that holds no key. */
  public static String field(NewField field, FileEdits draft) {
    String type = written(field.kind(), draft.top()).orElseThrow();
    return line(field.name(), type, field.optional(), draft);
  }

  private static String line(String name, String type, boolean optional, FileEdits draft) {
    if (!optional) {
      return "%s: %s".formatted(name, type);
    }
    return Style.bars(draft.file())
        ? "%s: %s | None = None".formatted(name, type)
        : "%s: %s[%s] = None".formatted(name, draft.top().use("typing", "Optional"), type);
  }

  /** The name of the type, which is imported if it must be; empty for a collection. */
  private static Optional<String> written(ColumnType.Kind kind, TopImports imports) {
    return switch (kind) {
      case INTEGER, BIG_INTEGER -> Optional.of(imports.builtin("int"));
      case STRING -> Optional.of(imports.builtin("str"));
      case REAL -> Optional.of(imports.builtin("float"));
      case BOOLEAN -> Optional.of(imports.builtin("bool"));
      case BYTES -> Optional.of(imports.builtin("bytes"));
      case UUID -> Optional.of(imports.use("uuid", "UUID"));
      case DECIMAL -> Optional.of(imports.use("decimal", "Decimal"));
      case DATE -> Optional.of(imports.use("datetime", "date"));
      case TIME -> Optional.of(imports.use("datetime", "time"));
      case TIMESTAMP -> Optional.of(imports.use("datetime", "datetime"));
      case ZONED_TIMESTAMP -> Optional.of(imports.use("pydantic", "AwareDatetime"));
      case JSON, LIST -> Optional.empty();
    };
  }

  /** The kind of the {@code id} that is going to be written where no field declares the key. */
  private static ColumnType.Kind impliedKind(Entity parent) {
    if (parent.keyField().isPresent()) {
      throw notAKey(parent);
    }
    return ColumnType.Kind.INTEGER;
  }

  private static Refused notAKey(Entity parent) {
    Field key = parent.keyField().orElseThrow();
    return new Refused(
        CommonRules.KEY_TYPE,
        "the type of the key `%s.%s` is not understood: `%s`"
            .formatted(parent.name(), key.name(), key.written()),
        List.of(new Label(key.place(), "declared here")),
        "declare the key field yourself, with the same type, then run the command again");
  }
}
