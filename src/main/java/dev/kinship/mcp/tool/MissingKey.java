package dev.kinship.mcp.tool;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.plan.relate.RelateRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A relationship whose key must be named, because no good name can be derived. */
record MissingKey(Arguments given) {
  private static final String KEY = "foreign_key";
  private static final Pattern EXAMPLE = Pattern.compile("--foreign-key (\\w+)");

  /** The refusal as a question for the user, if it is about such a key. */
  RuntimeException asked(Refused refused) {
    Diagnostic diagnostic = refused.diagnostic();
    Matcher example = EXAMPLE.matcher(diagnostic.help());
    List<Arguments> relationships = given.objects(PlanTool.RELATIONSHIPS);
    int which = which(diagnostic, relationships);
    if (!diagnostic.rule().equals(RelateRules.NO_GOOD_NAME) || !example.find() || which < 0) {
      return refused;
    }
    Map<String, Object> need =
        Schemas.fields(
            "argument", "%s[%d].%s".formatted(PlanTool.RELATIONSHIPS, which, KEY),
            "question", diagnostic.message(),
            "choices", List.of(example.group(1)));
    return new Stopped(
        refused,
        Map.of("needs", List.of(need)),
        List.of(NextCalls.call(NextCalls.PLAN, with(relationships, which, example.group(1)))));
  }

  /** The relationship that the places name; the only one if there is only one. */
  private static int which(Diagnostic diagnostic, List<Arguments> relationships) {
    for (int i = 0; i < relationships.size(); i++) {
      String name = "%s[%d]".formatted(PlanTool.RELATIONSHIPS, i);
      if (relationships.size() == 1
          || diagnostic.labels().stream().anyMatch(it -> it.place().file().equals(name))) {
        return relationships.get(i).has(KEY) ? -1 : i;
      }
    }
    return -1;
  }

  private Map<String, Object> with(List<Arguments> relationships, int which, String key) {
    List<Object> all = new ArrayList<>(relationships.stream().map(Arguments::values).toList());
    Map<String, Object> named = new LinkedHashMap<>(relationships.get(which).values());
    named.put(KEY, key);
    all.set(which, named);
    Map<String, Object> arguments = new LinkedHashMap<>(given.values());
    arguments.put(PlanTool.RELATIONSHIPS, all);
    return arguments;
  }
}
