package dev.kinship.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import dev.kinship.life.Script.Line;
import dev.kinship.life.Script.Step;
import dev.kinship.tool.Outcome;
import dev.kinship.tool.Program;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A project that lives in a git repository, and what must be true of it by now. The facts belong to
 * what git has: a checkout brings those of its commit, a merge those of both sides.
 */
final class Life {
  private static final Pattern PLAN = Pattern.compile("\\b[0-9a-f]{32}\\b");
  private static final Set<String> WRITING = Set.of("add", "apply", "remove", "undo", "commit");

  /** What a stash has, and what it was made on. */
  private record Stashed(Facts before, Facts after) {}

  private final Path home;
  private final Map<String, Facts> commits = new HashMap<>();
  private final Deque<Stashed> stashes = new ArrayDeque<>();
  private Path folder;
  private Facts facts = Facts.NONE;
  private String said = "";
  private String plan = "PLAN";

  /** A life that begins in an empty repository below {@code home}. */
  Life(Path home) {
    this.home = home;
    this.folder = home.resolve("project");
    new Repository(home).git("init", "--quiet", "project");
  }

  Path folder() {
    return folder;
  }

  Facts facts() {
    return facts;
  }

  void live(Step step) {
    List<Line> lines = step.lines();
    for (int i = 0; i < lines.size(); i++) {
      String words = lines.get(i).words();
      if (words.startsWith("kin ")) {
        String next = i + 1 < lines.size() ? lines.get(i + 1).words() : "";
        kin(words.substring("kin ".length()), next.startsWith("! ") ? 1 : 0);
      } else if (words.startsWith("! ") || words.startsWith("? ")) {
        assertThat(said).contains(words.substring(2));
      } else {
        line(lines.get(i), step.name());
      }
    }
  }

  private void kin(String line, int code) {
    List<String> words = new ArrayList<>(List.of(line.replace("PLAN", plan).split(" ")));
    if (WRITING.contains(words.getFirst()) && !words.contains("--dry-run")) {
      words.add("--yes");
    }
    Run run = Typed.run(folder, words, "");
    said = "kin " + line + "\n" + run.output();
    plan =
        PLAN.matcher(said)
            .results()
            .map(MatchResult::group)
            .reduce((one, next) -> next)
            .orElse(plan);
    assertThat(run.code()).as(said).isEqualTo(code);
  }

  private void line(Line line, String step) {
    String[] words = line.words().split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    Repository repository = new Repository(folder);
    switch (words[0]) {
      case "+" -> facts = facts.with(rest);
      case "-" -> facts = facts.without(rest);
      case "commit" -> commit(step);
      case "git" -> git(rest);
      case "clean" -> assertThat(repository.git("status", "--porcelain")).isEmpty();
      case "merge" -> merge(rest);
      case "clone" -> {
        repository.git("clone", "--quiet", ".", home.resolve(rest).toString());
        folder = home.resolve(rest);
      }
      case "black", "isort", "ruff" -> program(words[0], rest);
      default -> byHand(words[0], rest, line.text());
    }
  }

  private void commit(String message) {
    Repository repository = new Repository(folder);
    repository.commit(message);
    commits.put(repository.head(), facts);
  }

  private void git(String words) {
    Repository repository = new Repository(folder);
    repository.git(words.split(" "));
    switch (words.split(" ")[0]) {
      case "switch", "checkout", "reset" -> facts = known(repository.head());
      case "stash" -> {
        if (words.equals("stash pop")) {
          Stashed stashed = stashes.pop();
          facts = facts.merged(stashed.before(), stashed.after());
        } else {
          stashes.push(new Stashed(known(repository.head()), facts));
          facts = known(repository.head());
        }
      }
      case "revert" -> {
        Facts reverted = known(repository.git("rev-parse", "HEAD~1"));
        facts = facts.merged(reverted, known(repository.git("rev-parse", "HEAD~2")));
        commits.put(repository.head(), facts);
      }
      default -> {}
    }
  }

  private Facts known(String commit) {
    return Optional.ofNullable(commits.get(commit))
        .orElseThrow(() -> new AssertionError("no `commit` of the script: " + commit));
  }

  /** Merges a branch; a second word is {@code whole}. */
  private void merge(String words) {
    String branch = words.split(" ")[0];
    Repository repository = new Repository(folder);
    Facts base = known(repository.git("merge-base", "HEAD", branch));
    Facts theirs = known(repository.git("rev-parse", branch));
    repository.mergeKeepingBoth(branch, !words.equals(branch));
    facts = facts.merged(base, theirs);
    commits.put(repository.head(), facts);
  }

  private void program(String name, String words) {
    List<String> all = new ArrayList<>(List.of(words.split(" ")));
    all.add(folder.toString());
    Outcome outcome = new Program(name).run(all);
    assertThat(outcome.done()).as(name + " " + words + "\n" + outcome.said()).isTrue();
  }

  private void byHand(String verb, String rest, String text) {
    Hand hand = new Hand(folder);
    String[] words = rest.split(" ");
    switch (verb) {
      case "write" -> hand.write(rest, text);
      case "append" -> hand.append(rest, text);
      case "edit" -> {
        String[] parts = rest.substring(words[0].length() + 1).split(" => ?", 2);
        hand.edit(words[0], parts[0], parts[1]);
      }
      case "rename" -> {
        hand.rename(words[0], words[1]);
        facts = facts.renamed(words[0], words[1]);
      }
      case "move" -> hand.move(words[0], words[1]);
      case "delete" -> hand.delete(rest);
      case "cut" -> hand.cut(words[0], words[1], words[2], text);
      case "squash" -> hand.squash(rest);
      case "crlf" -> hand.endLinesAsWindowsDoes(rest);
      default -> throw new AssertionError("no line of a script: " + verb + " " + rest);
    }
  }

  /** The project's files, without what git and Kinship have. */
  Case.Tree tree() {
    return Case.Tree.read(folder);
  }
}
