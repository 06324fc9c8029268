package dev.kinship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds words of the glossary in CONTRIBUTING.md in texts that people read. */
class PlainEnglishTest {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", "."));

  /** Where a sentence begins: a line, a cell, an item of a list, a literal. */
  private static final String START = "(?-i:(?:^|[.|-] )(?=\\p{Lu}))|[;:] |\"";

  /** Not after "goes": something that moves to a place stays plain. */
  private static final String NO_WAY = "(?! (to|through|into|on|up|down|over|back|by|with)\\b)";

  /** Not after "no": it is no longer so, it is no more than that. */
  private static final String NO_NOUN = "(?! (longer|more|less|fewer|later|need|way)\\b)";

  /** Not after "so": a degree or a purpose. */
  private static final String NO_DEGREE = "(?! (that|many|much|few|far|long|large|small)\\b)";

  private static final List<Idiom> IDIOMS =
      List.of(
          idiom("\\bsay(s|ing)? (`|--)|\\b(is|are|was|were|be) said\\b", "pass, give, specify"),
          idiom("(" + START + "|\\b(or|and|then) )say\\b(?! (so|that)\\b)", "pass, give, use"),
          idiom("(?<!\\bqueues? )\\bbehind\\b", "after"),
          idiom("\\bstands?\\b(?! (for|alone|out|by)\\b)|\\bstood\\b", "is, appears"),
          idiom("\\bgo(es)? (away|too)\\b|\\b(is|are|was|were) gone\\b", "is removed"),
          idiom("\\b(that|which|what|it) (would go|goes)\\b" + NO_WAY, "is removed"),
          idiom("\\bgoes[.;:]", "is removed"),
          idiom("\\bt(ak(e|es|en|ing)|ook)( \\w+){0,2} (away|along)\\b", "remove, also remove"),
          idiom("(?<!\\bthere )\\b(is|are|was|were) (no|(?-i:none))\\b" + NO_NOUN, "is not a"),
          idiom("(" + START + ")where (an?|the|its?|no|nothing|none|one|they)\\b", "if, when"),
          idiom("\\b(even|also|except|save|but) where\\b", "even if, also if"),
          idiom("\\b(some|any|no)body\\b", "name who it is, or use the passive"),
          idiom("\\b(that|those|what) (is|are|were) there\\b", "existing"),
          idiom(
              "\\b(that|those|what) there (is|are)\\b(?! (an?|no|one|more)\\b)|\\bthere already\\b",
              "existing"),
          idiom(
              "\\b(is|are) already there\\b|\\b(the|those) \\w+ there are\\b", "exists, existing"),
          idiom("\\b(is|are|was|were) to be\\b", "must be, will be, should be"),
          idiom("\\bmend(s|ed|ing|able)?\\b", "fix, correct"),
          idiom("\\bways? back\\b|\\bback reference\\b", "inverse, down migration, rollback"),
          idiom("\\b(un)?settl(e|es|ed|ing)\\b", "recover, resolve, decide"),
          idiom("(?<!\\b(user|who|one|reader|caller) )\\bwants\\b", "needs, requires"),
          idiom("\\bby (itself|themselves)\\b", "by default, on its own"),
          idiom("\\b(already|is|are|be|make (it|them)) so\\b" + NO_DEGREE, "in place, applies"),
          idiom("\\bt(ell|ells|old|elling) of\\b", "reports, mentions"),
          idiom("\\banew\\b", "again"),
          idiom("\\bsave (for|that|when|if|in)\\b", "except"),
          idiom("\\bfor ever\\b", "forever, permanently"),
          idiom("\\bbr(ing|ings|ought)( \\w+)? along\\b", "adds, includes"),
          idiom("\\bse(e|es|en|eing) to (it|that|this|them)\\b", "makes sure"),
          idiom("\\bwho(so)?ever\\b", "even if someone else, the user who"),
          idiom("\\bknows? no\\b|\\bha(s|ve) none of\\b", "has no, does not support"),
          idiom("\\bspoil(s|ed|t|ing)?\\b", "mutate"),
          idiom("\\bpromis(e|es|ed)\\b", "guarantee"),
          idiom("\\bforth and back\\b|\\bhere and there\\b|\\bthe way forth\\b", "up and down"));

  /** Projects have it: they would be refused if its words changed. */
  private static final Path FIXED = Path.of("through.py");

  /** What the program prints: it is checked where the program has it. */
  private static final Pattern PRINTED =
      Pattern.compile("(?ms)^```console$.*?^```$|^\\| KIN\\d+ \\| [^|]+ \\|");

  private static final Pattern GLOSSARY = Pattern.compile("(?m)^\\| not \\| but \\|\n(\\|.*\n)*");

  private static final String BLOCK = "\"\"\"(?s:.*?)\"\"\"";
  private static final Pattern TOKEN =
      Pattern.compile(
          "//.*|/\\*(?s:.*?)\\*/|'\\\\?.'|(?<string>" + BLOCK + "|\"(?:\\\\.|[^\"\\\\\n])*\")");
  private static final Pattern STRING = Pattern.compile(BLOCK + "|\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void documentsArePlain() {
    Stream<Path> documents =
        Stream.of(files(BASE, 1), files(BASE.resolve("docs"), 9), files(BASE.resolve("bench"), 9))
            .flatMap(it -> it)
            .filter(it -> it.toString().endsWith(".md"));
    assertThat(documents.flatMap(it -> found(it, PlainEnglishTest::written))).isEmpty();
  }

  @Test
  void textsOfTheProgramArePlain() {
    Path main = BASE.resolve("src/main");
    Stream<String> inJava =
        files(main.resolve("java"), 9).flatMap(it -> found(it, PlainEnglishTest::literals));
    Stream<String> elsewhere =
        Stream.concat(
                files(main.resolve("resources"), 9).filter(it -> !it.endsWith(FIXED)),
                Stream.of("kin", "kin.cmd", "tools/jdk.sh", "test").map(BASE::resolve))
            .flatMap(it -> found(it, UnaryOperator.identity()));
    assertThat(Stream.concat(inJava, elsewhere)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Say `--force`.",
        "it is deleted; say no",
        "Where the table is new, nothing is locked.",
        "the column and what\ngoes with it goes.",
        "takes the field away",
        "The class is no model.",
        "the rows that are there",
        "the key wants a name"
      })
  void findsIdioms(String text) {
    assertThat(idiomsOf("text", text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Every later session queues behind it.",
        "Where are the plans? This is the folder where the files are.",
        "There is no such file, and it is no longer needed.",
        "The message says which; it goes to standard error.",
        "Nothing is locked, so that others can write.",
        "The user wants settings."
      })
  void leavesPlainEnglishAlone(String text) {
    assertThat(idiomsOf("text", text)).isEmpty();
  }

  @Test
  void readsLiteralsAcrossLinesAndNoComments() {
    String source = "a(\"it is\" // is no\n    + \" no \\\"x\\\"\", '\"');\nb(\"model\");";
    assertThat(idiomsOf("A.java", literals(source)))
        .containsExactly("A.java:1: \"is no\", better: is not a");
  }

  private record Idiom(Pattern pattern, String plain) {}

  private static Idiom idiom(String pattern, String plain) {
    String acrossLines = pattern.replace(" ", "\\s{1,60}");
    int flags = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
    return new Idiom(Pattern.compile(acrossLines, flags), plain);
  }

  private static Stream<Path> files(Path folder, int depth) {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> found(Path file, UnaryOperator<String> part) {
    try {
      String name = BASE.relativize(file).toString();
      return idiomsOf(name, part.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> idiomsOf(String name, String text) {
    return IDIOMS.stream()
        .flatMap(
            idiom -> idiom.pattern().matcher(text).results().map(it -> hit(name, text, idiom, it)));
  }

  private static String hit(String name, String text, Idiom idiom, MatchResult hit) {
    long line = text.substring(0, hit.start()).chars().filter(it -> it == '\n').count() + 1;
    String words = hit.group().strip().replaceAll("\\s+", " ");
    return "%s:%d: \"%s\", better: %s".formatted(name, line, words, idiom.plain());
  }

  private static String written(String document) {
    return without(GLOSSARY, without(PRINTED, document));
  }

  /** The text with only the lines' ends of what matches. */
  private static String without(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(it -> lineEnds(it.group()));
  }

  /** The string literals of Java source, each in the line where it is; joined ones are one. */
  private static String literals(String source) {
    String code =
        TOKEN
            .matcher(source)
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        it.group("string") == null ? lineEnds(it.group()) : it.group()));
    String joined = JOINED.matcher(code).replaceAll(it -> lineEnds(it.group()));
    StringBuilder literals = new StringBuilder();
    int end = 0;
    for (MatchResult it : STRING.matcher(joined).results().toList()) {
      literals.append(lineEnds(joined.substring(end, it.start()))).append(it.group());
      end = it.end();
    }
    return literals.toString().replace("\\n", "\"");
  }

  private static String lineEnds(String text) {
    return text.replaceAll("[^\n]+", " ");
  }
}
