package dev.kinship.diagnostic;

/**
 * Something that would resolve a diagnostic: {@code text} is an SQL statement, {@code title} why.
 */
public record Fix(String title, Safety safety, String text) {

  /** What running the text does. */
  public enum Safety {
    /** It changes or deletes data, so only a person can choose it. */
    UNSAFE("unsafe"),
    /** It changes nothing: it shows what must be repaired by hand. */
    DISPLAY_ONLY("display-only");

    private final String word;

    Safety(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
