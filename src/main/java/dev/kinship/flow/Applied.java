package dev.kinship.flow;

import java.util.List;

/**
 * Finds out whether a database has run one of these migrations, which no file tells; none of none.
 */
@FunctionalInterface
public interface Applied {
  boolean by(List<String> migrations);

  /** What to do instead of deleting them if a database has run one; {@code sentences} made them. */
  default String remedy(List<String> sentences) {
    return "if one has, run kin undo --applied instead";
  }
}
