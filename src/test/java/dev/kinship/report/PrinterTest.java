package dev.kinship.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.plan.relate.RelateRules;
import dev.kinship.plan.schema.SchemaRules;
import dev.kinship.text.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reaches a terminal is the printer's own, whatever the text of others says. */
class PrinterTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Printer plain = new Printer(printed, Colour.PLAIN);
  private final Printer coloured = new Printer(printed, Colour.ANSI);

  @Test
  void addsCodesItselfAndEscapesThoseOfOthers() {
    coloured.line(Piece.red("\u001b[32mOK\u001b[0m"), Piece.plain("\u001b[0m!"));
    assertThat(printed(coloured))
        .isEqualTo("\u001b[31m\\u001B[32mOK\\u001B[0m\u001b[0m\\u001B[0m!\n");
  }

  @Test
  void keepsTheLinesOfTheProgram() {
    plain.line("one\ntwo\rthree\r");
    plain.open("question? ");
    plain.block("four\r\nfive\rsix\n\nseven");
    assertThat(printed(plain))
        .isEqualTo("one\\u000Atwo\\u000Dthree\r\nquestion? four\r\nfive\\u000Dsix\n\nseven");
  }

  @Test
  void showsWhereAFailureComesFrom() {
    IllegalStateException looped = new IllegalStateException("\u001b]0;title\u0007\nerror[KIN000]");
    IllegalStateException failure = new IllegalStateException("outer", looped);
    looped.initCause(failure);

    plain.trace(failure);

    List<String> lines = printed(plain).lines().toList();
    assertThat(lines)
        .contains("java.lang.IllegalStateException: outer")
        .contains(
            "Caused by: java.lang.IllegalStateException: \\u001B]0;title\\u0007\\u000Aerror[KIN000]")
        .anyMatch(it -> it.startsWith("\tat dev.kinship.report.PrinterTest."));
    assertThat(lines).noneMatch(it -> it.startsWith("error"));
  }

  @Test
  void printsOfLinesAsideOnlyThoseThatAreWanted() {
    Printer.Aside aside = coloured.aside();
    aside.printer().line(Piece.green("+yes"));
    aside.printer().line("no\u001b[31m");
    aside.printer().line("+also\u001b[31m");
    coloured.lines(aside, it -> it.startsWith("+"));
    assertThat(printed(coloured)).isEqualTo("\u001b[32m+yes\u001b[0m\n+also\\u001B[31m\n");
  }

  @Test
  void failsWhenTheStreamTakesNoMore() {
    Printer full =
        new Printer(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            Colour.PLAIN);
    full.line("short");
    assertThatThrownBy(full::flush)
        .isInstanceOfSatisfying(OutputFailed.class, it -> assertThat(it.isBrokenPipe()).isTrue());
    assertThatThrownBy(() -> full.line("long".repeat(5000))).isInstanceOf(OutputFailed.class);
  }

  @Test
  void pointsAtTheRightCharacters() {
    String line = "\tid\u202e: \u001bint";
    Place place = new Place("a\u001bb.py", 7, 7, line, 4);
    Label label = new Label(place, "this\nfield");
    new TextReport(plain)
        .show(new Diagnostic(RelateRules.BAD_KEY, "bad\u0007", List.of(label), "do\nit"));
    assertThat(printed(plain))
        .isEqualTo(
            """
            error[KIN209]: bad\\u0007
             --> a\\u001Bb.py:7:7
             7 | \tid\\u202E: \\u001Bint
               | \t          ^^^^^^^^^ this\\u000Afield
            help: do\\u000Ait
            """);
  }

  @Test
  void givesOnlyRowsLinesOfTheirOwn() {
    Diagnostic rows =
        new Diagnostic(
            SchemaRules.ORPHANS, "2 rows\n  id = 1\nWritten: all.", List.of(), "choose\nnow");
    new TextReport(plain).show(rows);
    assertThat(printed(plain))
        .isEqualTo("error[KIN241]: 2 rows\n  id = 1\n  Written: all.\nhelp: choose\n  now\n");
  }

  private String printed(Printer printer) {
    printer.flush();
    return printed.toString(UTF_8);
  }
}
