package dev.kinship.mcp.tool;

import dev.kinship.report.json.Fields;
import dev.kinship.report.json.JsonReport;
import java.util.Map;
import java.util.Optional;

/**
 * What a call is answered: {@code answer} for programs, {@code line} for models that are shown text
 * alone, and the id of the {@code plan} whose diff can be read.
 */
public record Reply(
    Map<String, Object> answer, String line, boolean refused, Optional<String> plan) {
  private static final int LONGEST_LINE = 2000;

  public Reply {
    answer = new Fields().with("version", JsonReport.VERSION).with(answer).map();
    line = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
  }

  static Reply of(Map<String, Object> answer, String line) {
    return new Reply(answer, line, false, Optional.empty());
  }

  static Reply of(Map<String, Object> answer, String line, Optional<String> plan) {
    return new Reply(answer, line, false, plan);
  }

  static Reply refused(Map<String, Object> answer, String line) {
    return new Reply(answer, line, true, Optional.empty());
  }
}
