package dev.kinship.mcp.tool;

import dev.kinship.flow.Kinship;
import dev.kinship.request.Caller;
import dev.kinship.request.SentenceFlags;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one project that a server works on. {@code kinship} opens it, as the files are at that moment
 * and after an interrupted run was recovered; {@code explain} gives the page of a code; with {@code
 * confirm} the user of the client is asked before anything is written.
 */
public record ServedProject(
    Supplier<Kinship> kinship,
    Caller caller,
    SentenceFlags flags,
    Function<String, Map<String, Object>> explain,
    boolean confirm) {
  /** The project as its files are now. */
  public Kinship open() {
    return kinship.get();
  }
}
