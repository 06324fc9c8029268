package dev.kinship.cli.wizard;

import dev.kinship.request.Given;
import dev.kinship.request.JoinedSentences;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line that does in one go what was answered. */
final class TypedAgain {
  private static final String PROJECT = "--project";
  private static final String DATABASE = "--db";

  /** A variable, or the plain path of a file: no password can be in it. */
  private static final Pattern SECRETLESS = Pattern.compile("env:\\w+|[\\w./-]+");

  private TypedAgain() {}

  /** With the options that were {@code given} for the migration; a URL may hold a password. */
  static String of(List<List<String>> sentences, Given given) {
    List<String> words = new ArrayList<>(List.of("kin", "add"));
    for (int i = 0; i < sentences.size(); i++) {
      if (i > 0) {
        words.add(JoinedSentences.AND.name());
      }
      words.addAll(sentences.get(i));
    }
    Stream<String> names =
        Stream.concat(MigrationOptions.OF_ADDING.stream(), MigrationOptions.OF_DATABASE.stream())
            .map(Option::name);
    Stream.concat(Stream.of(PROJECT), names)
        .filter(given::has)
        .forEach(it -> add(words, it, given.text(it).orElse("")));
    return String.join(" ", words.stream().map(TypedAgain::quoted).toList());
  }

  private static void add(List<String> words, String option, String value) {
    words.add(option);
    if (option.equals(DATABASE) && !SECRETLESS.matcher(value).matches()) {
      words.add("URL");
    } else if (!value.isEmpty()) {
      words.add(value);
    }
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
