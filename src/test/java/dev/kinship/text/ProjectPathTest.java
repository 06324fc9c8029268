package dev.kinship.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names can only be files of the project's own, on every system. */
class ProjectPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "order.py",
        "shop/order.py",
        "db/migrations/001_create.sql",
        ".github/x.yml",
        "shop/.gitignore",
        "git/order.py",
        "kinship/order.py",
        "größe/订单.py",
        "a b/c'd.py"
      })
  void allowed(String name) {
    assertThat(ProjectPath.isAllowed(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../order.py",
        "shop/../../order.py",
        "shop/./order.py",
        "shop//order.py",
        "shop/",
        "C:/order.py",
        "c:order.py",
        "shop\\order.py",
        "..\\order.py",
        "a\u0000b"
      })
  void leavesTheProject(String name) {
    assertThat(ProjectPath.isAllowed(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config",
        "shop/.git/hooks/pre-commit",
        ".GIT/config",
        ".Git/config",
        ".git./config",
        ".git /config",
        ".git. . /config",
        ".git::$INDEX_ALLOCATION/config",
        "GIT~1/config",
        "git~12/config",
        ".g\u200Cit/config",
        ".gi\uFEFFt/config",
        ".ｇｉｔ/config",
        ".kinship/journal",
        ".KINSHIP/journal",
        ".\u212Ainship/journal",
        "KINSHI~1/journal",
        "shop/.kinship/history/0001"
      })
  void belongsToGitOrToKinship(String name) {
    assertThat(ProjectPath.isAllowed(name)).isFalse();
  }
}
