package dev.kinship.layouts;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A model whose class uses names of its module in all places where Python evaluates them. */
final class RandomBody {
  /** Places for a name that is a type. */
  private static final List<String> TYPES =
      List.of(
          "    F: Optional[N] = None\n",
          "    F: \"Optional[N]\" = None\n",
          "    F: Optional[\"N\"] = None\n",
          "    F: int = N(3)\n",
          "    F: int = Field(default_factory=lambda: N(3))\n",
          "    F: Literal[\"N\"] = \"N\"\n",
          "    _F = N\n",
          "\n    def F(self, value: N) -> None:\n        self.name = str(value)\n",
          "\n    def F(self) -> N:\n        return N(1)\n",
          "\n    def F(self, N=None):\n        return N\n",
          "\n    def F(self, value=N(1)):\n        return value\n",
          "\n    class F(N):\n        pass\n",
          "    F: ClassVar[object] = lambda of=N: of\n",
          "    F: ClassVar[object] = lambda N=1: N\n",
          "    F: ClassVar[str] = f\"{1!r:>{N(5)}}\"\n",
          "    F: ClassVar[object] = [N(1) for _ in range(2)]\n",
          "    F: ClassVar[object] = [N for N in (1, 2)]\n",
          "    F: ClassVar[Optional[\"Tool\"]] = None\n",
          "\n    @computed_field\n    @property\n    def F(self) -> Optional[N]:\n        return None\n",
          "\n    @property\n    def F(self) -> \"Optional[N]\":\n        return None\n",
          "\n    class F(BaseModel):\n        part: Optional[N] = None\n",
          "\n    def F(self):\n        return N(4)\n");

  /** Places for a name that is a function. */
  private static final List<String> FUNCTIONS =
      List.of(
          "\n    @N\n    def F(self):\n        return 1\n",
          "\n    def F(self, make=N):\n        return make\n",
          "    F: ClassVar[object] = staticmethod(N)\n",
          "    F: ClassVar[object] = (1, lambda make=N: make)\n",
          "\n    def F(self):\n        return N(self)\n");

  private final Random random;
  private final boolean postponed;
  private final boolean function;

  RandomBody(long seed) {
    this.random = new Random(seed * 104729);
    this.postponed = random.nextBoolean();
    this.function = random.nextInt(3) == 0;
  }

  /** The files by their names: two models, either of which may use a name of the other end. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("pyproject.toml", "[project]\nname = \"shop\"\n");
    files.put("shop/__init__.py", "");
    files.put(
        "shop/order.py", text("Order", List.of("user", "users", "user_id", "order_id", "other")));
    files.put(
        "shop/user.py", text("User", List.of("order", "orders", "order_id", "user_id", "other")));
    return files;
  }

  private String text(String model, List<String> names) {
    String name = names.get(random.nextInt(names.size()));
    StringBuilder text = new StringBuilder();
    text.append(postponed ? "from __future__ import annotations\n\n" : "");
    text.append("from typing import TYPE_CHECKING, ClassVar, Literal, Optional\n\n");
    text.append("from pydantic import BaseModel, Field, computed_field\n");
    text.append("from rhosocial.activerecord.model import ActiveRecord\n\n");
    text.append("if TYPE_CHECKING:\n    from decimal import Decimal as Tool\n\n");
    text.append(function ? "\n\ndef N(it):\n    return it\n" : "N = int\n");
    text.append("\n\nclass %s(ActiveRecord):%n".formatted(model));
    text.append(
        "    __table_name__ = \"%ss\"%n%n".formatted(model.toLowerCase(java.util.Locale.ROOT)));
    text.append("    id: Optional[int] = None\n    name: str = \"\"\n");
    List<String> places = function ? FUNCTIONS : TYPES;
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      text.append(places.get(random.nextInt(places.size())).replace("F", "part" + i));
    }
    return text.toString().replaceAll("\\bN\\b", name).replaceAll("part\\dield", "Field");
  }
}
