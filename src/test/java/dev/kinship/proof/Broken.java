package dev.kinship.proof;

import java.util.function.UnaryOperator;

/** How a project is broken, and a part of what the message must contain. */
record Broken(String kind, UnaryOperator<Shop> how, String code, String reason) {
  static Broken broken(String kind, UnaryOperator<Shop> how, String code, String reason) {
    return new Broken(kind, how, code, reason);
  }

  @Override
  public String toString() {
    return kind;
  }
}
