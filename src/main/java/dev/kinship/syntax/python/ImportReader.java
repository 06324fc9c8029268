package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the two import statements. */
final class ImportReader {
  private final Cursor cursor;

  ImportReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code import a.b, c as d}. */
  Import readImport() {
    int start = cursor.start();
    cursor.next();
    List<Alias> names = aliases();
    return new Import(cursor.spanFrom(start), names);
  }

  /** Reads {@code from ..a.b import c as d}. */
  ImportFrom readImportFrom() {
    int start = cursor.start();
    cursor.next();
    int level = 0;
    while (cursor.is(Kind.OPERATOR) && cursor.tokens.text.charAt(cursor.start()) == '.') {
      level += cursor.end() - cursor.start();
      cursor.next();
    }
    String module = cursor.isWord("import") ? "" : dotted();
    cursor.skip("import");
    boolean enclosed = cursor.skip('(');
    List<Alias> names = aliases();
    if (enclosed) {
      cursor.skip(')');
    }
    return new ImportFrom(cursor.spanFrom(start), level, module, names);
  }

  private List<Alias> aliases() {
    List<Alias> names = new ArrayList<>();
    while (cursor.is(Kind.NAME) || cursor.is('*')) {
      names.add(alias());
      if (!cursor.skip(',')) {
        break;
      }
    }
    return List.copyOf(names);
  }

  private Alias alias() {
    int start = cursor.start();
    String name = dotted();
    Optional<String> asName = Optional.empty();
    if (cursor.skip("as") && cursor.is(Kind.NAME)) {
      asName = Optional.of(cursor.text());
      cursor.next();
    }
    return new Alias(cursor.spanFrom(start), name, asName);
  }

  /** Reads names with dots between them, or a star. */
  private String dotted() {
    if (cursor.atStatementEnd()) {
      return "";
    }
    String name = cursor.text();
    cursor.next();
    while (cursor.skip('.')) {
      if (cursor.is(Kind.NAME)) {
        name = name.concat(".").concat(cursor.text());
        cursor.next();
      }
    }
    return name;
  }
}
