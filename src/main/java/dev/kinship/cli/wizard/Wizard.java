package dev.kinship.cli.wizard;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.model.Sentence;
import dev.kinship.plan.Plan;
import dev.kinship.report.TextReport;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.Wish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for what a sentence lacks, shows what comes of it, and writes that after a yes. A wrong
 * answer asks again. Nothing is written if the input ends, or at Ctrl-C.
 */
public final class Wizard {
  private static final String HELP =
      "y writes it, n does not, d shows every line, e edits an answer, < goes back, + adds one more";

  private static final String PROBLEM_HELP =
      "e edits an answer, < goes back to the last question, n leaves and writes nothing";

  private final Kinship kinship;
  private final Console console;
  private final Dialogue dialogue;
  private final MigrationWish migration;
  private final ModelsAtHand models;
  private final Asker asker;
  private final int columns;

  /** The conversations about each sentence of the plan, the newest last. */
  private final Deque<Conversation> conversations = new ArrayDeque<>();

  private Choice choice = Choice.LEAVE;

  private Wizard(
      Kinship kinship, Console console, Dialogue dialogue, MigrationWish migration, Asker asker) {
    this.kinship = kinship;
    this.console = console;
    this.dialogue = dialogue;
    this.migration = migration;
    this.models = ModelsAtHand.of(kinship);
    this.asker = asker;
    this.columns = console.columns();
  }

  /** What is answered to a plan. */
  private enum Choice {
    WRITE,
    DECLINE,
    EDIT,
    MORE,
    BACK,
    LEAVE
  }

  /**
   * Asks about {@code begun} at the console, and writes what comes of it if that is wanted; returns
   * the exit code.
   */
  public static int run(
      ParsedSentence begun,
      MigrationWish migration,
      Kinship kinship,
      Dialogue dialogue,
      Console console) {
    Optional<LineEditor> editor = LineEditor.open(console);
    Asker plain = it -> console.ask(it.prompt());
    Asker asker = editor.<Asker>map(it -> it).orElse(plain);
    try (Interruption interruption = Interruption.watch(console)) {
      return new Wizard(
              kinship, console, dialogue, migration, it -> interruption.during(() -> asker.ask(it)))
          .run(begun);
    } finally {
      editor.ifPresent(LineEditor::close);
    }
  }

  private int run(ParsedSentence begun) {
    if (begun.words().isEmpty()) {
      say(Opening.lines(kinship, migration));
    }
    conversations.add(new Conversation(models, begun));
    Optional<Integer> code = Optional.empty();
    while (code.isEmpty()) {
      code = converse() ? conclude() : Optional.of(left());
    }
    return code.get();
  }

  /** Asks until no question is left; returns false at the end of the input. */
  private boolean converse() {
    Conversation talk = conversations.getLast();
    Optional<Topic> shown = Optional.empty();
    for (Optional<Topic> open = talk.topic(); open.isPresent(); open = talk.topic()) {
      say(talk.notes());
      Prompt question = talk.question(open.get());
      if (!open.equals(shown)) {
        say(question.lines());
      }
      shown = open;
      Optional<String> answer = asker.ask(question);
      if (answer.isEmpty()) {
        return false;
      }
      boolean first = talk.answered().isEmpty() && conversations.size() > 1;
      if (first && answer.get().equals("<")) {
        conversations.removeLast();
        return true;
      }
      talk.answer(open.get(), answer.get());
    }
    say(talk.notes());
    return true;
  }

  /** Shows the plan; the exit code, or empty if there is more to ask. */
  private Optional<Integer> conclude() {
    choice = Choice.DECLINE;
    try {
      Outcome outcome = dialogue.add(kinship, wish(), this::consent);
      if (choice == Choice.WRITE || choice == Choice.DECLINE) {
        int code = dialogue.end(outcome, Dialogue.Phrases.WRITING);
        console.out().line("The same in one line: " + TypedAgain.of(allWords(), dialogue.given()));
        return Optional.of(code);
      }
    } catch (Refused e) {
      if (choice == Choice.WRITE || !dialogue.mayAsk()) {
        throw e;
      }
      new TextReport(console.out(), console.files()).show(e.diagnostic());
      choice = asked("e edits an answer, < goes back, n leaves [n]: ", Optional.empty());
    }
    return switch (choice) {
      case EDIT -> edit() ? Optional.empty() : Optional.of(left());
      case BACK -> {
        conversations.getLast().back();
        yield Optional.empty();
      }
      case MORE -> {
        ParsedSentence nothing = new ParsedSentence(List.of(), Map.of(), Optional.empty(), flags());
        conversations.add(new Conversation(models.after(sentences()), nothing));
        yield Optional.empty();
      }
      default -> Optional.of(left());
    };
  }

  private boolean consent(Plan plan) {
    if (!dialogue.mayAsk()) {
      return dialogue.consent(plan);
    }
    if (columns >= Panes.COLUMNS) {
      say(conversations.getLast().panes());
    }
    say(List.of(""));
    dialogue.show(plan);
    String more = dialogue.leavesOut(plan) ? "/d" : "";
    choice = asked("Write this? [y/N%s/e/+/?] ".formatted(more), Optional.of(plan));
    return choice == Choice.WRITE;
  }

  /** Asks until the answer is one of the letters; without a plan there is nothing to write. */
  private Choice asked(String prompt, Optional<Plan> plan) {
    while (true) {
      Optional<String> answer = asker.ask(new Prompt(prompt));
      String letter = answer.map(it -> it.toLowerCase(Locale.ROOT)).orElse("end");
      boolean planned = plan.isPresent();
      switch (letter) {
        case "end" -> {
          return Choice.LEAVE;
        }
        case "", "n", "no" -> {
          return planned ? Choice.DECLINE : Choice.LEAVE;
        }
        case "e" -> {
          return Choice.EDIT;
        }
        case "<" -> {
          return Choice.BACK;
        }
        default -> {
          if (planned && (letter.equals("y") || letter.equals("yes"))) {
            return Choice.WRITE;
          }
          if (planned && letter.equals("+")) {
            return Choice.MORE;
          }
          if (planned && letter.equals("d")) {
            dialogue.showWhole(plan.get());
          } else {
            say(List.of(planned ? HELP : PROBLEM_HELP));
          }
        }
      }
    }
  }

  /** Asks which answer to change; returns false at the end of the input. */
  private boolean edit() {
    Conversation talk = conversations.getLast();
    List<Topic> topics = talk.answered();
    for (int i = 0; i < topics.size(); i++) {
      Topic topic = topics.get(i);
      console.out().line("  %2d  %-18s %s".formatted(i + 1, topic.title(), talk.shown(topic)));
    }
    while (true) {
      Optional<String> answer = asker.ask(new Prompt("Edit which? (Enter for none): "));
      if (answer.isEmpty() || answer.get().isEmpty()) {
        return answer.isPresent();
      }
      if (answer.get().matches("[1-9]\\d?") && Integer.parseInt(answer.get()) <= topics.size()) {
        talk.reopen(topics.get(Integer.parseInt(answer.get()) - 1));
        return true;
      }
      console.out().line("Type a number from 1 to %d.".formatted(topics.size()));
    }
  }

  private int left() {
    console.out().line("Nothing was written.");
    return ExitCode.REFUSED;
  }

  private Wish wish() {
    return new Wish(sentences(), migration);
  }

  private List<Sentence> sentences() {
    return conversations.stream().map(Conversation::sentence).toList();
  }

  private List<List<String>> allWords() {
    return conversations.stream().map(Conversation::words).toList();
  }

  private SentenceFlags flags() {
    return conversations.getFirst().flags();
  }

  private void say(List<String> lines) {
    lines.stream().flatMap(it -> Wrapped.of(it, columns).stream()).forEach(console.out()::line);
  }
}
