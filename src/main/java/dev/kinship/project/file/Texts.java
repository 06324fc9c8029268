package dev.kinship.project.file;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.FileName;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.io.File;
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
public final class Texts {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  public static final int MARK_LENGTH = MARK.length;

  private Texts() {}

  /** The text of a file that is needed; empty if it is not valid UTF-8. Refuses a large one. */
  public static Optional<SourceText> read(Path path, String name, int limit) {
    return decode(path, name, needed(path, name, limit));
  }

  /** The text of a source; empty if it could not be read, which {@code unread} then tells. */
  public static Optional<SourceText> source(
      Path path, String name, SourceFiles files, UnreadFiles unread) {
    Optional<SourceText> source =
        bytes(path.toFile(), name, files, unread).map(it -> decoded(path, name, it));
    if (source.isPresent() && !source.get().isUtf8()) {
      unread.add(name, Unread.Reason.NOT_UTF8);
      return Optional.empty();
    }
    return source;
  }

  /** The text of a file that is needed, each byte a character if it is not valid UTF-8. */
  public static SourceText anyway(Path path, String name, int limit) {
    return decoded(path, name, needed(path, name, limit));
  }

  /** The text of a file as {@link #anyway(Path, String, int)}; empty if it cannot be read. */
  public static Optional<String> anyway(Path path, String name) {
    try {
      byte[] bytes = Bytes.read(path.toFile(), Bytes.MIGRATION);
      return Optional.of(decoded(path, name, bytes).text());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The files that have one of the words, as Python reads names; those that are not valid UTF-8 are
   * told as unread and can only be searched.
   */
  public static List<SourceText> mentioning(
      Path root, List<String> names, Set<String> words, SourceFiles files, UnreadFiles unread) {
    byte[][][] wanted = byFirstByte(words);
    boolean ascii = words.stream().allMatch(it -> isAscii(it.getBytes(StandardCharsets.UTF_8)));
    List<SourceText> found = new ArrayList<>();
    for (String name : names) {
      byte[] bytes = bytes(new File(root.toString(), name), name, files, unread).orElse(NONE);
      if (containsAny(bytes, wanted)) {
        SourceText source = decoded(root.resolve(name), name, bytes);
        if (!source.isUtf8()) {
          unread.add(name, Unread.Reason.NOT_UTF8);
        }
        found.add(source);
      } else if (ascii ? Nfkc.mayHideAscii(bytes) : !isAscii(bytes)) {
        decode(root.resolve(name), name, bytes)
            .filter(it -> !Nfkc.isPlain(it.text()))
            .filter(it -> containsAny(Nfkc.of(it.text()).getBytes(StandardCharsets.UTF_8), wanted))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static final byte[] NONE = {};

  private static Optional<byte[]> bytes(
      File file, String name, SourceFiles files, UnreadFiles unread) {
    try {
      return Optional.of(files.read(file));
    } catch (IOException e) {
      unread.add(name, Unread.reason(e));
      return Optional.empty();
    }
  }

  private static byte[] needed(Path path, String name, int limit) {
    try {
      return Bytes.read(path.toFile(), limit);
    } catch (Bytes.TooLarge e) {
      throw tooLarge(name, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Refused(
          CommonRules.NOT_READABLE,
          "`%s` cannot be read: %s".formatted(name, e),
          "check its permissions, then run the command again");
    }
  }

  public static Refused tooLarge(String name, String reason) {
    return new Refused(
        FileRules.TOO_LARGE,
        "`%s` is too large: %s".formatted(name, reason),
        FileName.isSql(name)
            ? "move its rows to a file in another folder, or pass --no-migration"
            : "split it, or move what kin does not need to another file");
  }

  private static SourceText decoded(Path path, String name, byte[] bytes) {
    boolean marked = isMarked(bytes);
    int start = marked ? MARK_LENGTH : 0;
    return decode(path, name, bytes)
        .orElseGet(
            () ->
                SourceText.ofBytes(
                    path,
                    name,
                    new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1),
                    marked));
  }

  private static Optional<SourceText> decode(Path path, String name, byte[] bytes) {
    boolean marked = isMarked(bytes);
    int start = marked ? MARK.length : 0;
    int length = bytes.length - start;
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    // What cannot be decoded becomes this character, which a text may also have itself.
    boolean valid = text.indexOf('\ufffd') < 0 || isUtf8(ByteBuffer.wrap(bytes, start, length));
    return valid ? Optional.of(new SourceText(path, name, text, marked)) : Optional.empty();
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
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

  public static boolean isMarked(byte[] bytes) {
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
