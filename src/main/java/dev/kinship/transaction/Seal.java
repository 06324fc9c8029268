package dev.kinship.transaction;

import dev.kinship.project.Ownership;
import dev.kinship.text.Digests;
import dev.kinship.transaction.disk.Attributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what Kinship wrote for this user on this machine from what came with a repository. A seal
 * is the HMAC (RFC 2104, SHA-256) of a text under a random key that never leaves the user's own
 * folder for the state of programs.
 */
public final class Seal {
  private static final String KEY = "key";
  private static final int KEY_SIZE = 32;
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final List<Path> folders;

  private Seal(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** A seal whose key is in the first of {@code folders} that can keep one to this user alone. */
  public static Seal withKeyIn(List<Path> folders) {
    return new Seal(folders);
  }

  /** The seal of {@code text}, in hexadecimal; makes the key if there is none yet. */
  String of(String text) throws IOException {
    List<byte[]> known = keys();
    return of(text, known.isEmpty() ? newKey() : known.getFirst());
  }

  /** Whether {@code seal} is that of {@code text}. */
  boolean isOf(String text, String seal) {
    byte[] given = seal.getBytes(StandardCharsets.UTF_8);
    return keys().stream()
        .map(it -> of(text, it).getBytes(StandardCharsets.UTF_8))
        .anyMatch(it -> MessageDigest.isEqual(it, given));
  }

  private static String of(String text, byte[] key) {
    MessageDigest digest = Digests.sha256();
    digest.update(padded(key, INNER));
    byte[] inner = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    digest.update(padded(key, OUTER));
    return Digests.hexadecimal(digest.digest(inner));
  }

  private static byte[] padded(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }

  /** The keys that exist; a folder or key that others could have made or seen does not count. */
  private List<byte[]> keys() {
    List<byte[]> keys = new ArrayList<>();
    for (Path folder : folders) {
      try {
        key(folder).ifPresent(keys::add);
      } catch (IOException e) {
        // It cannot be read, so it is of no use.
      }
    }
    return keys;
  }

  private static Optional<byte[]> key(Path folder) throws IOException {
    Path file = folder.resolve(KEY);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) != KEY_SIZE
        || !Ownership.isPrivate(folder)
        || !Ownership.isPrivate(file)) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  private byte[] newKey() throws IOException {
    IOException last = new IOException("there is no folder for the state of programs");
    for (Path folder : folders) {
      try {
        return newKey(folder);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** Two runs at once agree on the key of the one that was first. */
  private static byte[] newKey(Path folder) throws IOException {
    Files.createDirectories(folder, Attributes.forOwner("rwx------"));
    if (!Ownership.isPrivate(folder)) {
      throw new AccessDeniedException(folder.toString(), null, "others can write to it");
    }
    byte[] key = new byte[KEY_SIZE];
    new SecureRandom().nextBytes(key);
    Path beside = Files.createTempFile(folder, KEY, ""); // for its owner only
    try {
      Files.write(beside, key, StandardOpenOption.WRITE);
      if (Files.isRegularFile(folder.resolve(KEY), LinkOption.NOFOLLOW_LINKS)
          && key(folder).isEmpty()) {
        Files.delete(folder.resolve(KEY));
      }
      try {
        Files.createLink(folder.resolve(KEY), beside);
      } catch (UnsupportedOperationException e) {
        Files.move(beside, folder.resolve(KEY));
      } catch (FileAlreadyExistsException e) {
        // Another run was first.
      }
    } finally {
      Files.deleteIfExists(beside);
    }
    return key(folder).orElseThrow(() -> new NoSuchFileException(folder.resolve(KEY).toString()));
  }
}
