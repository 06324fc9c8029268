package dev.kinship.project.sentences;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.project.file.Bytes;
import dev.kinship.project.file.Texts;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A file of sentences, in YAML or TOML: docs/how-to/several-sentences.md describes it. */
public final class SentenceFile {
  private static final String TOML = ".toml";
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", TOML);

  private final String name;
  private final List<String> lines;

  private SentenceFile(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
  }

  /** The sentences of the file at {@code path}, which the user calls {@code name}. */
  public static List<Item> read(Path path, String name) {
    if (ENDINGS.stream().noneMatch(name::endsWith)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "the name of `%s` ends neither in .yaml nor in .toml".formatted(name),
          "rename it, or pass YAML on standard input: kin apply - <" + name);
    }
    if (!Files.isRegularFile(path)) {
      boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      throw new Refused(
          CommonRules.WRONG_USAGE,
          (exists ? "`%s` is not a file" : "there is no file `%s`").formatted(name),
          exists ? "pass a file, or YAML on standard input: kin apply -" : "check the path");
    }
    SourceText source =
        Texts.read(path, name, Bytes.SOURCE)
            .orElseThrow(
                () ->
                    new Refused(
                        CommonRules.NOT_UTF8,
                        "`%s` is not valid UTF-8".formatted(name),
                        "convert it, for example: iconv -f latin1 -t utf-8 " + name));
    return name.endsWith(TOML)
        ? TomlSentences.read(new SentenceFile(name, source.text()), source.text())
        : yaml(source.text(), name);
  }

  /** The sentences of a text in YAML that may never end, which the user calls {@code name}. */
  public static List<Item> yaml(Reader text, String name) throws IOException {
    StringBuilder all = new StringBuilder();
    char[] part = new char[1 << 13];
    for (int length = text.read(part); length >= 0; length = text.read(part)) {
      all.append(part, 0, length);
      if (all.length() > Bytes.SOURCE) {
        throw Texts.tooLarge(name, "at most %,d characters are read".formatted(Bytes.SOURCE));
      }
    }
    return yaml(all.toString(), name);
  }

  /** The sentences of a text in YAML. */
  public static List<Item> yaml(String text, String name) {
    return YamlSentences.read(new SentenceFile(name, text), text);
  }

  String name() {
    return name;
  }

  /** The rest of a line; both numbers count from 1. */
  Place place(int line, int column) {
    String text = line <= lines.size() ? lines.get(line - 1) : "";
    int start = Math.min(column, text.length() + 1);
    int length = text.stripTrailing().length() - start + 1;
    return new Place(name, line, start, text, Math.max(1, length));
  }

  /** A list that is empty is a list; a file without one was probably meant to have it. */
  Refused empty() {
    return new Refused(
        SentenceFileRules.BAD_SENTENCES,
        "`%s` has no sentence".formatted(name),
        name.endsWith(TOML)
            ? "write for example: sentences = [\"Order belongs_to User\"]"
            : "write for example: - Order belongs_to User");
  }

  Refused notUnderstood(String reason, Place place) {
    return new Refused(
        SentenceFileRules.BAD_SENTENCES,
        "`%s` is not understood: %s".formatted(name, reason),
        List.of(new Label(place, "here")),
        "it must be a list of sentences, each as typed after `kin add`, or as fields");
  }
}
