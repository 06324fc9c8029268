package dev.kinship.syntax.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final String FILE =
      """
      import os
      from a import (b)


      class User(Model):
          '''Docs.'''

          id: int  # key

          def name(self):
              if self.id:
                  return os
              else:
                  return 'x'

      last = 1
      """;

  @Test
  void linesMayGoInAnywhereBetweenLines() {
    passes(FILE, "from a import", "import sys\n");
    passes(FILE, "    '''Docs", "    x = 1\n");
    passes(FILE, "    id: int", "    x = 1\n");
    passes(FILE, "    def name", "    # note\n    x: int = f(\n        a,\n    )\n\n");
    passes(FILE, "        if self", "        for a in b:\n            pass\n");
    passes(FILE, "            return os", "            x()\n");
    passes(FILE, "\nlast", "\n    x = 1\n");
    passes(FILE, "last", "class B:\n    pass\n\n\n");
    passes(FILE, "", "# first\n");
  }

  @Test
  void linesMayGoBehindTheLastOne() {
    passes(Edits.of(Edit.insert(FILE.length(), "x = 1\n")), FILE);
    passes(Edits.of(Edit.insert(FILE.length(), "class B:\n    x = 1")), FILE);
    String unended = FILE.stripTrailing();
    passes(Edits.of(Edit.insert(unended.length(), "\nx = 1")), unended);
    passes(Edits.of(Edit.insert(unended.length(), "\nx = 1\n")), unended);
    String inClass = "class A:\n    x = 1";
    passes(Edits.of(Edit.insert(inClass.length(), "\n    y = 1\n")), inClass);
    String comment = "x = 1\n# last";
    passes(Edits.of(Edit.insert(comment.length(), "\ny = 1")), comment);
    passes(Edits.of(Edit.insert(0, "x = 1\n")), "");
  }

  @Test
  void lineEndsOfOtherSortsPass() {
    passes(FILE.replace("\n", "\r\n"), "    id: int", "    x = 1\r\n");
    passes(FILE.replace("\n", "\r"), "    id: int", "    x = 1\r");
  }

  @Test
  void itemsMayGoIntoBrackets() {
    passes(FILE, ")\n\n\nclass", ", c as d");
    passes(FILE, ")\n\n\nclass", ",\n    c,\n");
    passes(FILE, "Model", "Mixin, ");
    int type = FILE.indexOf("int  #");
    passes(Edits.of(Edit.insert(type, "Optional["), Edit.insert(type + 3, "]")), FILE);
    fails(FILE, "Model", "Mixin");
  }

  @Test
  void anInlineBodyMayBecomeABlock() {
    String inline = "class A: pass; x = 1\ny = 2\n";
    passes(Edits.of(new Edit(new Span(8, 9), "\n    z = 0\n    ")), inline);
    passes(Edits.of(new Edit(new Span(8, 9), "\n    ")), inline);
    fails(Edits.of(new Edit(new Span(8, 9), "\n    if z:\n        ")), inline);
    fails(Edits.of(new Edit(new Span(7, 9), ":\n    ")), inline);
  }

  @Test
  void replacedTokensMayGo() {
    int pass = FILE.indexOf("return 'x'");
    passes(Edits.of(new Edit(new Span(pass, pass + 10), "pass")), FILE);
    int number = FILE.indexOf("1\n");
    passes(Edits.of(new Edit(new Span(number, number + 1), "f(2)")), FILE);
    fails(Edits.of(new Edit(new Span(pass, pass + 3), "re")), FILE);
  }

  @Test
  void stringsAndCommentsAndNamesStayWhole() {
    fails(FILE, "ocs.'''", "x");
    fails(FILE, "'x'", "f");
    fails(FILE, "ey\n", "x");
    fails(FILE, "ser(Model)", "x");
    fails(FILE, "last = 1", "x");
    fails(FILE, " = 1", "x");
    fails(FILE, "id: int", "# ");
    passes(FILE, "\n    id: int", "  # note");
  }

  @Test
  void twoInsertionsMayNotHideWhatStandsBetween() {
    int first = FILE.indexOf("    id:");
    int second = FILE.indexOf("\nlast");
    Edit open = Edit.insert(first, "    '''\n");
    fails(Edits.of(open, Edit.insert(second, "'''\n")), FILE);
    fails(Edits.of(Edit.insert(FILE.indexOf("import os"), "("), Edit.insert(second, ")\n")), FILE);
  }

  @Test
  void nothingMayChangeItsBlock() {
    fails(FILE, "last", "if x:\n    ");
    fails(FILE, "    def name", "    class Inner:\n");
    fails(FILE, "    id: int", "x = 1\n");
    fails(FILE, "        else", "        if z:\n            pass\n");
    fails("if a:\n    b\n", "    b", "    pass\nif c:\n");
  }

  @Test
  void aProblemFails() {
    fails(FILE, "last", "x = (\n");
    fails(FILE, "last", "x = 'a\n");
    fails(FILE, "    id: int", "  x = 1\n");
    fails(FILE, "last", "class B:\n\n");
  }

  @Test
  void theTextMustBeWhatTheEditsMake() {
    Edits edits = Edits.of(Edit.insert(0, "x = 1\n"));
    assertEquals(false, Guard.onlyInserted("", edits, "x = 2\n"));
  }

  private static void passes(String before, String where, String text) {
    passes(
        Edits.of(Edit.insert(before.indexOf(where.replace("\n", ending(before))), text)), before);
  }

  private static void fails(String before, String where, String text) {
    fails(Edits.of(Edit.insert(before.indexOf(where), text)), before);
  }

  private static String ending(String text) {
    return text.contains("\n") ? text.contains("\r") ? "\r\n" : "\n" : "\r";
  }

  private static void passes(Edits edits, String before) {
    assertEquals(true, Guard.onlyInserted(before, edits, edits.applyTo(before)), edits::toString);
  }

  private static void fails(Edits edits, String before) {
    assertEquals(false, Guard.onlyInserted(before, edits, edits.applyTo(before)), edits::toString);
  }
}
