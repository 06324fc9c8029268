package dev.kinship.library.rhosocial.fields;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.imports.TopImports;
import java.util.List;
import java.util.Set;

/** How the type of a parent's key is written in the file of a child. */
public final class KeyTypes {
  /** Those that every module knows. */
  public static final Set<String> BUILTIN = Set.of("int", "str", "float", "bool", "bytes");

  private KeyTypes() {}

  /** {@code user_id: int}, or with {@code Optional[...] = None}, in the manner of the file. */
  public static String field(Addition.KeyField field, FileEdits draft) {
    String type = written(field.parent(), draft.top());
    if (!field.optional()) {
      return "%s: %s".formatted(field.name(), type);
    }
    return Style.bars(draft.file())
        ? "%s: %s | None = None".formatted(field.name(), type)
        : "%s: %s[%s] = None".formatted(field.name(), draft.top().use("typing", "Optional"), type);
  }

  private static String written(Entity parent, TopImports imports) {
    ColumnType.Kind kind =
        parent
            .keyField()
            .flatMap(Field::type)
            .map(ColumnType::kind)
            .orElseGet(() -> impliedKind(parent));
    return switch (kind) {
      case INTEGER, BIG_INTEGER -> imports.builtin("int");
      case STRING -> imports.builtin("str");
      case REAL -> imports.builtin("float");
      case BOOLEAN -> imports.builtin("bool");
      case BYTES -> imports.builtin("bytes");
      case UUID -> imports.use("uuid", "UUID");
      case DECIMAL -> imports.use("decimal", "Decimal");
      case DATE -> imports.use("datetime", "date");
      case TIME -> imports.use("datetime", "time");
      case TIMESTAMP -> imports.use("datetime", "datetime");
      case ZONED_TIMESTAMP -> imports.use("pydantic", "AwareDatetime");
      case JSON, LIST -> throw notAKey(parent);
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
