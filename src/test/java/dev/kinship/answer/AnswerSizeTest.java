package dev.kinship.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds answers to the number of bytes that an agent may be made to read. */
class AnswerSizeTest {
  private static final int MODELS = 200;

  @TempDir(factory = InMemory.class)
  Path scratch;

  private final Tree shop =
      new Tree(
          Map.of(
              "shop/models/customer.py", model("Customer", "customers", ""),
              "shop/models/product.py", model("Product", "products", ""),
              "shop/models/order.py", model("Order", "orders", "")));

  @Test
  void plans() {
    assertThat(bytes(shop, "add Order belongs_to Customer --dry-run")).isLessThan(1_200);
    assertThat(bytes(shop, "add Customer has_one Order --dry-run")).isLessThan(1_200);
    assertThat(bytes(shop, "add Order has_many_through Product --dry-run")).isLessThan(1_500);
    assertThat(bytes(shop, "add Order belongs_to Customer --yes")).isLessThan(1_200);
    assertThat(bytes(shop, "add Order has_many_through Product --yes")).isLessThan(1_500);
  }

  @Test
  void refusals() {
    assertThat(bytes(shop, "add Order belongs_to Custmer")).isLessThan(400);
    assertThat(bytes(shop, "add Order belongs_to Customer --foreign-key id")).isLessThan(600);
  }

  @Test
  void listings() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < MODELS; i++) {
      String name = "Customer" + i;
      String relationship =
          "    order: ClassVar[BelongsTo[\"Customer0\"]] = BelongsTo(foreign_key=\"order_id\")\n";
      boolean related = i % 4 != 0;
      String model = model(name, "customers" + i, related ? relationship : "");
      files.put(
          "shop/models/customer%d.py".formatted(i),
          related
              ? model.replace("\n\n\nclass", "\n\nfrom .customer0 import Customer0\n\n\nclass")
              : model);
    }
    assertThat(bytes(new Tree(files), "list")).isLessThan(90 * MODELS);
    assertThat(bytes(new Tree(files), "list --detail names")).isLessThan(60 * MODELS);
  }

  private int bytes(Tree project, String words) {
    List<String> typed = List.of((words + " --format json").split(" "));
    String output = Case.run(project, scratch, typed).output();
    assertThat(output).startsWith("{\"version\":2,").contains("}\nexit ");
    return output.substring(0, output.indexOf("\nexit ")).getBytes(UTF_8).length;
  }

  private static String model(String name, String table, String relationship) {
    return """
        from typing import ClassVar, Optional

        from rhosocial.activerecord.model import ActiveRecord
        from rhosocial.activerecord.relation import BelongsTo


        class %s(ActiveRecord):
            __table_name__ = "%s"

            id: Optional[int] = None
            order_id: Optional[int] = None
            name: str
        %s"""
        .formatted(name, table, relationship);
  }
}
