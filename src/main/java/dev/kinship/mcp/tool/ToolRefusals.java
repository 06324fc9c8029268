package dev.kinship.mcp.tool;

import dev.kinship.answer.Detail;
import dev.kinship.answer.RefusalAnswer;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.request.SentenceFlags;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers to a call of {@code tool} with these arguments that does not come to anything. */
record ToolRefusals(SentenceFlags flags, String tool, Map<String, Object> given) {
  private static final int MOST = 5;

  /** With the calls that would resolve it. */
  Reply of(Diagnostic diagnostic, List<Change> edits) {
    Stream<Map<String, Object>> commands =
        diagnostic.next().stream().flatMap(it -> NextCalls.of(it, flags).stream());
    return reply(
        diagnostic,
        edits,
        Map.of(),
        Stream.concat(corrected(diagnostic).stream(), commands).limit(MOST).toList());
  }

  /** With the calls that it names. */
  Reply of(Stopped stopped) {
    return reply(
        stopped.refused().diagnostic(),
        stopped.refused().changes(),
        stopped.more(),
        stopped.next());
  }

  private Reply reply(
      Diagnostic diagnostic,
      List<Change> edits,
      Map<String, Object> more,
      List<Map<String, Object>> next) {
    Map<String, Object> answer =
        new LinkedHashMap<>(RefusalAnswer.of(diagnostic, edits, Detail.SHORT));
    Map<String, Object> said = new LinkedHashMap<>(map(answer.get("diagnostic")));
    said.remove("next");
    answer.put("diagnostic", said);
    answer.putAll(more);
    if (!next.isEmpty()) {
      answer.put("next", next);
    }
    return Reply.refused(
        answer,
        "%s: %s. %s".formatted(diagnostic.rule().code(), diagnostic.message(), diagnostic.help()));
  }

  /** The same call with what was probably meant, for each suggestion in place of what it is for. */
  private List<Map<String, Object>> corrected(Diagnostic diagnostic) {
    List<Map<String, Object>> calls = new ArrayList<>();
    for (String suggestion : diagnostic.suggestions()) {
      Object changed = replaced(given, diagnostic.message(), suggestion);
      if (!given.equals(changed) && calls.size() < MOST) {
        calls.add(NextCalls.call(tool, map(changed)));
      }
    }
    return calls;
  }

  /** {@code value} with {@code suggestion} for each string that the message quotes. */
  private static @Nullable Object replaced(
      @Nullable Object value, String message, String suggestion) {
    return switch (value) {
      case null -> null;
      case String it -> message.contains("`" + it + "`") ? suggestion : it;
      case List<?> list -> list.stream().map(it -> replaced(it, message, suggestion)).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, it) -> fields.put(name, replaced(it, message, suggestion)));
        yield fields;
      }
      default -> value;
    };
  }

  @SuppressWarnings("unchecked") // An object of JSON has names only.
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> it ? (Map<String, Object>) it : Map.of();
  }
}
