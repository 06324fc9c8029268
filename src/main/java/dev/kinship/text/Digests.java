package dev.kinship.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells texts apart without holding them side by side. */
public final class Digests {
  private Digests() {}

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Has another processor load what the first digest needs, a few milliseconds of work. */
  public static void prepare() {
    Thread.ofPlatform().daemon().start(Digests::sha256);
  }

  public static String hexadecimal(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
