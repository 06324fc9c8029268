package dev.kinship.cli.wizard;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Phrases;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.wizard.Choices.Choice;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Severity;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.model.Sentence;
import dev.kinship.plan.Plan;
import dev.kinship.plan.existing.FirstTables;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.Wish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Asks for what a sentence lacks, shows what comes of it, and writes that after a yes. A wrong
 * answer asks again. Nothing is written if the input ends, or at Ctrl-C.
 */
public final class Wizard {
  private static final String NOTHING = "Nothing was written.";

  private final Kinship kinship;
  private final Console console;
  private final Dialogue dialogue;
  private final Phrases phrases;
  private final ModelsAtHand models;
  private final Asker asker;
  private final int columns;

  /** What the command line gives, and the database that was asked for. */
  private Given given;

  /** Whether {@link #given} names a database of which it is not known whether it can be read. */
  private boolean unread;

  /** The conversations about each sentence of the plan, the newest last. */
  private final Deque<Conversation> conversations = new ArrayDeque<>();

  private Choice choice = Choice.DECLINE;

  /** The input has ended. */
  private boolean ended;

  private boolean written;

  private Wizard(Kinship kinship, Dialogue dialogue, Given given, Phrases phrases, Asker asker) {
    this.kinship = kinship;
    this.console = dialogue.console();
    this.dialogue = dialogue;
    this.given = given;
    this.phrases = phrases;
    this.models = ModelsAtHand.of(kinship);
    this.asker = asker;
    this.columns = console.columns();
  }

  /**
   * Asks about {@code begun} at the console, and writes what comes of it if that is wanted; returns
   * the exit code.
   */
  public static int run(ParsedSentence begun, Kinship kinship, Dialogue dialogue) {
    Console console = dialogue.console();
    Optional<LineEditor> editor = LineEditor.open(console);
    Asker plain = it -> console.ask(it.prompt());
    Asker asker = editor.<Asker>map(it -> it).orElse(plain);
    try (Interruption interruption = Interruption.watch(console, NOTHING)) {
      Asker watched = it -> interruption.during(() -> asker.ask(it));
      Wizard wizard = new Wizard(kinship, dialogue, dialogue.given(), Phrases.WRITING, watched);
      if (begun.words().isEmpty()) {
        wizard.say(Opening.lines(kinship, wizard.migration()));
      }
      int code = wizard.run(begun);
      boolean goesOn = wizard.written && begun.words().isEmpty() && dialogue.mayAsk();
      while (goesOn && wizard.isMoreWanted(interruption)) {
        wizard = wizard.afterwards();
        wizard.run(ParsedSentence.nothing(begun.known()));
        goesOn = wizard.written;
      }
      return code;
    } finally {
      editor.ifPresent(LineEditor::close);
    }
  }

  /** Whether there is another sentence; no answer means no. */
  private boolean isMoreWanted(Interruption interruption) {
    interruption.endWith("");
    Optional<String> answer = asker.ask(new Prompt("Another one? [y/N] "));
    while (answer.filter(it -> !it.matches("(?i)y|yes|n|no|")).isPresent()) {
      answer = asker.ask(new Prompt("Another one? [y/N] "));
    }
    interruption.endWith(phrases.again().declined());
    return answer.filter(it -> it.matches("(?i)y|yes")).isPresent();
  }

  /** One for a further sentence, about the project as it is now. */
  private Wizard afterwards() {
    say(List.of(""));
    return new Wizard(dialogue.kinship(), dialogue, given, phrases.again(), asker);
  }

  private int run(ParsedSentence begun) {
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
      if (!ended && (choice == Choice.WRITE || choice == Choice.DECLINE)) {
        int code = dialogue.end(outcome, phrases);
        console.out().line("The same in one line: " + TypedAgain.of(allWords(), given));
        written = outcome.status() == Outcome.Status.WRITTEN;
        return Optional.of(code);
      }
    } catch (Refused e) {
      if (choice == Choice.WRITE || !dialogue.mayAsk()) {
        throw e;
      }
      show(e);
      choice =
          isUnreadable(e)
              ? Choice.READ
              : asked(Choices.ofProblem(hasAskedForDatabase()), Plan.EMPTY);
      ended = ended || choice == Choice.DECLINE;
    }
    return !ended && goesOn() ? Optional.empty() : Optional.of(left());
  }

  /** Does what was chosen instead of writing; returns false at the end of the input. */
  private boolean goesOn() {
    switch (choice) {
      case EDIT -> {
        return edit();
      }
      case READ -> {
        return readDatabase();
      }
      case BACK -> conversations.getLast().back();
      case MORE ->
          conversations.add(
              new Conversation(models.after(sentences()), ParsedSentence.nothing(flags())));
      default -> throw new IllegalStateException("not another question: " + choice);
    }
    return true;
  }

  private boolean consent(Plan plan) {
    if (!dialogue.mayAsk()) {
      return dialogue.consent(plan);
    }
    unread = false;
    boolean canRead = !plan.steps().isEmpty() && !given.has(MigrationOptions.DATABASE);
    Plan shown = canRead ? FirstTables.naming("answer r", plan) : plan;
    if (columns >= Panes.COLUMNS) {
      say(conversations.getLast().panes());
    }
    say(List.of(""));
    dialogue.show(shown);
    boolean isCut = dialogue.leavesOut(plan);
    choice = asked(Choices.ofPlan(isCut, !plan.steps().isEmpty(), canRead), shown);
    return choice == Choice.WRITE;
  }

  /** Asks until the answer is one of the choices; the end of the input declines. */
  private Choice asked(Choices choices, Plan plan) {
    while (true) {
      Prompt question = choices.prompt(columns);
      say(question.lines());
      Optional<String> answer = asker.ask(question);
      ended = answer.isEmpty();
      Optional<Choice> chosen = choices.called(answer.orElse(""));
      if (chosen.isEmpty()) {
        say(List.of(choices.help()));
      } else if (chosen.get() == Choice.DIFF) {
        dialogue.showWhole(plan);
      } else if (chosen.get() == Choice.SQL) {
        dialogue.showMigration(plan);
      } else {
        return chosen.get();
      }
    }
  }

  /** Whether the database that was just named cannot be read. */
  private boolean isUnreadable(Refused e) {
    return unread && e.diagnostic().rule().severity() != Severity.ERROR;
  }

  private boolean hasAskedForDatabase() {
    return given.has(MigrationOptions.DATABASE) && !dialogue.given().has(MigrationOptions.DATABASE);
  }

  /** Asks which database to read, or none; returns false at the end of the input. */
  private boolean readDatabase() {
    given = given.without(MigrationOptions.DATABASE);
    List<String> near = kinship.databasesInSight(migration());
    String usual = near.isEmpty() ? "" : near.getFirst();
    Prompt question =
        new Prompt(
            near.isEmpty()
                ? "Database, as URL, env:NAME or file (Enter for none): "
                : "Database, as URL, env:NAME or file, < for none [%s]: ".formatted(usual),
            near);
    while (true) {
      Optional<String> answer = asker.ask(question);
      String text = answer.filter(it -> !it.isEmpty()).orElse(usual);
      if (answer.isEmpty() || text.isEmpty() || text.equals("<")) {
        return answer.isPresent();
      }
      Given more = given.with(MigrationOptions.DATABASE, text);
      try {
        MigrationOptions.read(more, console);
        given = more;
        unread = true;
        return true;
      } catch (Refused e) {
        show(e);
      }
    }
  }

  private void show(Refused e) {
    new TextReport(console.out(), console.files()).show(e.diagnostic());
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
    console.out().line(phrases.declined());
    return ExitCode.REFUSED;
  }

  private Wish wish() {
    return new Wish(sentences(), migration());
  }

  private MigrationWish migration() {
    return MigrationOptions.read(given, console);
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
