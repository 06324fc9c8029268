package dev.kinship.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"a\":[1,-2.5,true,false,null,\"x\\n\"],\"b\":{},\"\":12345678901234567890}",
        "[[],[{}]]",
        "\"é\""
      })
  void writesWhatItHasRead(String text) throws IOException {
    assertThat(Json.write(Json.read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\":}", "[1]2", "nothing", "{\"a\":1"})
  void refusesWhatIsNotOneValue(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
  }

  @Test
  void findsAFieldBeforeWhatIsWrong() {
    assertThat(Json.field("id", "{\"params\":{\"id\":1},\"id\":7,\"a\":{{{")).contains(7);
    assertThat(Json.field("id", "{\"id\":\"x\"")).contains("x");
    assertThat(Json.field("id", "{\"a\":{{{\"id\":1")).isEmpty();
    assertThat(Json.field("id", "{\"id\":{\"id\":1}}")).isEmpty();
    assertThat(Json.field("id", "[{\"id\":1}]")).isEmpty();
  }
}
