package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the two import statements. */
final class ImportReader {
  private final TokenCursor cursor;

  ImportReader(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code import a.b, c as d}. */
  Import readImport() {
    int start = cursor.start();
    cursor.next();
    List<Alias> names = aliases(true);
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
    List<Alias> names = aliases(false);
    if (enclosed) {
      cursor.skip(')');
    }
    return new ImportFrom(cursor.spanFrom(start), level, module, names);
  }

  private List<Alias> aliases(boolean modules) {
    List<Alias> names = new ArrayList<>();
    while (cursor.is(Kind.NAME) || cursor.is('*')) {
      names.add(alias(modules));
      if (!cursor.skip(',')) {
        break;
      }
    }
    return List.copyOf(names);
  }

  private Alias alias(boolean module) {
    int start = cursor.start();
    String name = module ? dotted() : word();
    Optional<String> asName = Optional.empty();
    if (cursor.skip("as") && cursor.is(Kind.NAME)) {
      asName = Optional.of(cursor.name());
      cursor.next();
    }
    return new Alias(cursor.spanFrom(start), name, asName);
  }

  /** Reads a name, or a star. */
  private String word() {
    String name = cursor.name();
    cursor.next();
    return name;
  }

  /** Reads names with dots between them. */
  private String dotted() {
    if (cursor.atStatementEnd()) {
      return "";
    }
    String name = word();
    while (cursor.skip('.')) {
      if (cursor.is(Kind.NAME)) {
        name = name.concat(".").concat(cursor.name());
        cursor.next();
      }
    }
    return name;
  }
}
