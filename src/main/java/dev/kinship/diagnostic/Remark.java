package dev.kinship.diagnostic;

/** What a user should know of what is written: a {@code fact}, and the {@code advice} to take. */
public record Remark(String fact, String advice) {
  /** The same about the {@code values}, which both texts may name. */
  public Remark formatted(Object... values) {
    return new Remark(fact.formatted(values), advice.formatted(values));
  }
}
