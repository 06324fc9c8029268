package dev.kinship.cli.console;

/** Which of the standard streams are terminals. */
public record Terminals(boolean in, boolean out, boolean err) {
  /** The numbers of those that are, as the launcher has seen them. */
  private static final String TOLD = "kin.terminals";

  /** Those of this process; without a launcher Java tells only of all together. */
  @SuppressWarnings("SystemConsoleNull") // Main asks for the console that can be null
  public static Terminals ofThisProcess() {
    String told = System.getProperty(TOLD);
    if (told == null) {
      boolean all = System.console() != null;
      return new Terminals(all, all, all);
    }
    return new Terminals(told.contains("0"), told.contains("1"), told.contains("2"));
  }

  /** Whether the launcher told them. */
  static boolean wereTold() {
    return System.getProperty(TOLD) != null;
  }

  /** Whether a person can be asked: sees the question, and can answer. */
  public boolean canAsk() {
    return in && out;
  }
}
