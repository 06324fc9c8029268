package dev.kinship.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Fix;
import dev.kinship.diagnostic.Rule;
import dev.kinship.plan.Plan;
import dev.kinship.plan.schema.SchemaRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notes of a kept plan are what was shown. */
class PlanFileTest {
  private static final Rule RULE = SchemaRules.ORPHANS_STAY;
  private static final Diagnostic NOTE =
      new Diagnostic(RULE, "1 row", List.of(), "choose")
          .suggesting(List.of("orders"))
          .then("kin list")
          .fixedBy(List.of(new Fix("not needed", Fix.Safety.UNSAFE, "DELETE FROM orders;")));
  private static final Plan PLAN = Plan.EMPTY.with(NOTE);
  private static final String FILE = PlanFile.write(PLAN, PLAN.id(), "sealed");

  @Test
  void keepsWhatANoteOffers() {
    assertThat(read(FILE).notes()).containsExactly(NOTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"orders\"", "kin list", "not needed", "DELETE FROM orders;"})
  void refusesAnotherOffer(String offer) {
    assertThat(FILE).contains(offer);
    String other = offer.startsWith("\"") ? "\"other\"" : "other";
    assertThatThrownBy(() -> read(FILE.replace(offer, other))).hasMessageContaining("was edited");
  }

  @Test
  void refusesAnotherSafety() {
    assertThatThrownBy(() -> read(FILE.replace("\"unsafe\"", "\"display-only\"")))
        .hasMessageContaining("was edited");
    assertThatThrownBy(() -> read(FILE.replace("\"unsafe\"", "\"safe\"")))
        .hasMessageContaining("is damaged: no safety safe");
  }

  private static Plan read(String text) {
    return PlanReader.read(
        text, PLAN.id(), Path.of("."), (digest, seal) -> true, code -> Optional.of(RULE));
  }
}
