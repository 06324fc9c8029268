package dev.kinship.mcp.tool;

import dev.kinship.diagnostic.Refused;
import java.util.List;
import java.util.Map;

/** A refusal after which these calls make sense; {@code more} are fields that the answer gets. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refused refused;
  private final transient Map<String, Object> more;
  private final transient List<Map<String, Object>> next;

  Stopped(Refused refused, Map<String, Object> more, List<Map<String, Object>> next) {
    super(refused.diagnostic().message(), refused, false, false);
    this.refused = refused;
    this.more = more;
    this.next = next;
  }

  Refused refused() {
    return refused;
  }

  Map<String, Object> more() {
    return more;
  }

  List<Map<String, Object>> next() {
    return next;
  }
}
