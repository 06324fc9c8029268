package dev.kinship.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose root folder is a package, by whose name its modules import each other. */
class RootPackageTest {
  private static final String HEAD =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.model import ActiveRecord
      from rhosocial.activerecord.relation import BelongsTo
      %s

      class %s(ActiveRecord):
          __table_name__ = "%s"

          id: Optional[int] = None
      """;

  @Test
  void anImportByTheNameOfTheRootLeadsToItsModels(@TempDir Path above) throws Exception {
    Path project = Files.createDirectory(above.resolve("shop"));
    Tree files =
        new Tree(
            Map.of(
                "kinship.toml",
                "",
                "__init__.py",
                "",
                "user.py",
                HEAD.formatted("", "User", "users"),
                "old/user.py",
                HEAD.formatted("", "User", "old_users"),
                "order.py",
                HEAD.formatted("\nfrom shop.user import User\n", "Order", "orders")
                    + """
                        user_id: int

                        user: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="user_id")
                    """));

    String listed = Case.run(files, project, List.of("list", "--format", "yaml")).output();

    assertThat(listed).startsWith("- Order belongs_to user:User --inverse-of none\n");
  }
}
