package dev.kinship.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.library.Libraries;
import dev.kinship.request.SentenceFlags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextCallsTest {
  private static final SentenceFlags FLAGS = SentenceFlags.of(Libraries.ALL);

  @ParameterizedTest
  @CsvSource({
    "kin list,kin_models,{}",
    "kin list Order,kin_models,{model=Order}",
    "kin log,kin_history,{}",
    "kin status,kin_status,{}",
    "kin explain KIN211,kin_explain,{code=KIN211}",
    "kin commit 3f2a --yes,kin_commit,{plan=3f2a}",
    "kin undo,kin_undo,{}",
    "kin remove Order.user,kin_plan,{remove=[Order.user]}"
  })
  void callsTheToolThatDoesTheSame(String command, String tool, String arguments) {
    Map<String, Object> call = NextCalls.of(command, FLAGS).orElseThrow();

    assertThat(call.get("tool")).isEqualTo(tool);
    assertThat(call.get("arguments")).hasToString(arguments);
  }

  @Test
  void plansASentenceWithItsFlags() {
    String command =
        "kin add User has_many_through Role --through Grant --create --async --no-unique-pair";

    assertThat(NextCalls.of(command, FLAGS).orElseThrow().get("arguments"))
        .isEqualTo(
            Map.of(
                "relationships",
                List.of(
                    Map.of(
                        "source", "User",
                        "type", "has_many_through",
                        "target", "Role",
                        "through", "Grant",
                        "create", true,
                        "mode", "async",
                        "unique_pair", false))));
  }

  @Test
  void plansWhatAPlanHasPlanned() {
    assertThat(NextCalls.planning(List.of("A belongs_to B", "C has_one D"), FLAGS).orElseThrow())
        .hasToString(
            "{tool=kin_plan, arguments={relationships=[{source=A, type=belongs_to, target=B},"
                + " {source=C, type=has_one, target=D}]}}");
    assertThat(NextCalls.planning(List.of("remove A.b and B.as"), FLAGS).orElseThrow())
        .hasToString("{tool=kin_plan, arguments={remove=[A.b]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kin",
        "kin add",
        "kin add A belongs_to",
        "kin add A b C --no-such",
        "kin demo",
        "rm x"
      })
  void hasNoCallForWhatNoToolDoes(String command) {
    assertThat(NextCalls.of(command, FLAGS)).isEmpty();
  }
}
