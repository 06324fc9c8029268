package dev.kinship.flow;

import java.util.List;

/**
 * Finds out whether a database has run one of these migrations, which no file tells; none of none.
 */
@FunctionalInterface
public interface Applied {
  boolean by(List<String> migrations);
}
