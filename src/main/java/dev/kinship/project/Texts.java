package dev.kinship.project;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads files as text: UTF-8 without a mistake, the byte order mark set aside. */
final class Texts {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Texts() {}

  /** The file's text; empty where it is no valid UTF-8. */
  static Optional<SourceText> read(Path path, String name) {
    return decode(path, name, bytes(path.toFile(), name));
  }

  /** The file's text; where it is no valid UTF-8, each byte is a character: not to be edited. */
  static String anyway(Path path, String name) {
    byte[] bytes = bytes(path.toFile(), name);
    return decode(path, name, bytes)
        .map(SourceText::text)
        .orElseGet(
            () -> {
              int start = isMarked(bytes) ? MARK.length : 0;
              return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
            });
  }

  /**
   * The files that have one of the words, as Python reads names. Refuses where such a file is no
   * valid UTF-8.
   */
  static List<SourceText> mentioning(Path root, List<String> names, Set<String> words) {
    byte[][][] wanted = byFirstByte(words);
    List<SourceText> found = new ArrayList<>();
    for (String name : names) {
      byte[] bytes = bytes(new File(root.toString(), name), name);
      if (containsAny(bytes, wanted)) {
        found.add(decode(root.resolve(name), name, bytes).orElseThrow(() -> notUtf8(name)));
      } else if (!isAscii(bytes)) {
        decode(root.resolve(name), name, bytes)
            .filter(it -> !Nfkc.isPlain(it.text()))
            .filter(it -> containsAny(Nfkc.of(it.text()).getBytes(StandardCharsets.UTF_8), wanted))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Refused notUtf8(String name) {
    return new Refused(
        Rule.NOT_UTF8,
        "`%s` is no valid UTF-8, so no edit of it would be safe".formatted(name),
        "convert it, for instance: iconv -f latin1 -t utf-8 %s".formatted(name));
  }

  /** By java.io, which takes two thirds of the time of java.nio.file in a cold JVM. */
  private static byte[] bytes(File file, String name) {
    try (FileInputStream in = new FileInputStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new Refused(
          Rule.SYSTEM_FAILED,
          "`%s` cannot be read: %s".formatted(name, e),
          "look at its rights, then say the same again");
    }
  }

  private static Optional<SourceText> decode(Path path, String name, byte[] bytes) {
    boolean marked = isMarked(bytes);
    int start = marked ? MARK.length : 0;
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
              .toString();
      return Optional.of(new SourceText(path, name, text, marked));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte it : bytes) {
      if (it < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMarked(byte[] bytes) {
    return bytes.length >= MARK.length
        && bytes[0] == MARK[0]
        && bytes[1] == MARK[1]
        && bytes[2] == MARK[2];
  }

  /** The words that begin with each byte; one pass over a file then looks for all of them. */
  private static byte[][][] byFirstByte(Set<String> words) {
    byte[][][] result = new byte[256][][];
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      int first = bytes[0] & 0xFF;
      byte[][] others = result[first] == null ? new byte[0][] : result[first];
      result[first] = Arrays.copyOf(others, others.length + 1);
      result[first][others.length] = bytes;
    }
    return result;
  }

  private static boolean containsAny(byte[] bytes, byte[][][] words) {
    for (int i = 0; i < bytes.length; i++) {
      byte[][] candidates = words[bytes[i] & 0xFF];
      if (candidates != null) {
        for (byte[] word : candidates) {
          if (word.length <= bytes.length - i && startsWith(bytes, i, word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] word) {
    for (int i = 1; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
