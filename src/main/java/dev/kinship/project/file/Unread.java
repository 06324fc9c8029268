package dev.kinship.project.file;

import java.io.IOException;
import java.util.Locale;

/** Something of a project that was not read, by its path from the root, and why. */
public record Unread(String path, Reason reason) {
  /** Why something was not read, and what can be done about it. */
  public enum Reason {
    FOLDER_UNREADABLE("the folder cannot be read", "make it readable"),
    FILE_UNREADABLE("the file cannot be read", "make it readable"),
    TOO_LARGE("the file is too large", "make it smaller"),
    NOT_UTF8("the file is not valid UTF-8", "convert it with iconv"),
    SYNTAX_ERROR("it has a syntax error", "fix it"),
    NAME_UNREADABLE(
        "the name cannot be read in the encoding of file names here",
        "rename it, or set LC_ALL=C.UTF-8"),
    NOT_A_FILE("it is neither a regular file nor a link to one", "replace it with a file"),
    LINK_OUTSIDE("it is a link to a folder outside the project", "move the folder itself there"),
    TOO_DEEP("the folder is nested too deeply", "move it up");

    private final String text;
    private final String remedy;

    Reason(String text, String remedy) {
      this.text = text;
      this.remedy = remedy;
    }

    /** A clause for people. */
    public String text() {
      return text;
    }

    /** What to do if it has models, or uses of them. */
    public String remedy() {
      return remedy;
    }

    /** The word for programs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why a file could not be read. */
  public static Reason reason(IOException failure) {
    return failure instanceof Bytes.TooLarge ? Reason.TOO_LARGE : Reason.FILE_UNREADABLE;
  }
}
