package dev.kinship.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "aux.py",
        "CON",
        "nul.tar.gz",
        "com1.py",
        "LPT³.sql",
        "a.",
        "a ",
        "a:b",
        "a?b",
        "a\nb",
        ""
      })
  void knowsNamesThatWindowsCannotHave(String name) {
    assertThat(FileName.isPortable(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auxiliary.py", "console", "com.py", "com10.py", "größe.py", ".git"})
  void takesAllOthers(String name) {
    assertThat(FileName.isPortable(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order.py", "ORDER.PY", "Ｏrder.py"})
  void tellsNoFilesApartByCaseOrForm(String name) {
    assertThat(FileName.isAmong(List.of("Order.py"), name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order_item.py", "orders.py"})
  void tellsOthersApart(String name) {
    assertThat(FileName.isAmong(List.of("Order.py"), name)).isFalse();
  }
}
