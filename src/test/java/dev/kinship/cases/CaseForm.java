package dev.kinship.cases;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.util.List;

/** Where a case keeps its parts: {@link CaseFolder} or {@link CaseFile}. */
sealed interface CaseForm permits CaseFolder, CaseFile {
  /** The commands, each a line that begins with {@code kin}. */
  List<String> commands();

  Tree before();

  /** The files afterwards: {@link #before} if the case changes none. */
  Tree after();

  /** What the commands print, with the exit code. */
  String output();

  /** Rewrites {@link #output} and {@link #after}, and nothing else. */
  void accept(Result result);
}
