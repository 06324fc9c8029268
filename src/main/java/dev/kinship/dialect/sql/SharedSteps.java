package dev.kinship.dialect.sql;

import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The runs of steps that share a file and its transaction. */
final class SharedSteps {
  private SharedSteps() {}

  /** All steps, each such run replaced by what {@code change} makes of it. */
  static List<MigrationStep> map(
      List<MigrationStep> all, UnaryOperator<List<MigrationStep>> change) {
    List<MigrationStep> mapped = new ArrayList<>();
    int start = 0;
    while (start < all.size()) {
      int end = start;
      while (end < all.size() && all.get(end).transaction() == Transaction.SHARED) {
        end++;
      }
      if (end > start) {
        mapped.addAll(change.apply(all.subList(start, end)));
      }
      if (end < all.size()) {
        mapped.add(all.get(end));
      }
      start = end + 1;
    }
    return mapped;
  }
}
