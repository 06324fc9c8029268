package dev.kinship.answer;

import dev.kinship.diagnostic.Rule;
import dev.kinship.report.json.Fields;
import java.util.List;
import java.util.Map;

/** What a code means. */
public final class RuleAnswer {
  private RuleAnswer() {}

  /** All codes, without their pages. */
  public static Map<String, Object> of(List<Rule> rules) {
    return new Fields().with("rules", rules.stream().map(RuleAnswer::rule).toList()).map();
  }

  /** One code with its page, in Markdown. */
  public static Map<String, Object> of(Rule rule, String page) {
    return new Fields().with("rule", rule(rule)).with("page", page).map();
  }

  private static Map<String, Object> rule(Rule rule) {
    return new Fields().with("code", rule.code()).with("title", rule.title()).map();
  }
}
