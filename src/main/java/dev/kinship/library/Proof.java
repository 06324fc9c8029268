package dev.kinship.library;

import java.util.Map;

/**
 * A program of the library's own language that uses relationships: the files of the package {@code
 * module} with their texts. It is told what to do, and answers, as {@code proof.ProofProcess} says.
 */
public record Proof(String module, Map<String, String> files) {
  public Proof {
    files = Map.copyOf(files);
  }
}
