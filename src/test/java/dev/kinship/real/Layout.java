package dev.kinship.real;

import dev.kinship.cases.Case.Tree;
import java.util.Map;
import java.util.TreeMap;

/** A way to spread the models {@code Order} and {@code User} over files. */
enum Layout {
  ONE_FILE("one file") {
    @Override
    Map<String, String> files() {
      return Map.of("models.py", HEADER + ORDER + USER);
    }
  },
  PACKAGE("package") {
    @Override
    Map<String, String> files() {
      return in("shop/", HEADER + ORDER, HEADER + USER);
    }
  },
  FLAT_MODULES("flat modules") {
    @Override
    Map<String, String> files() {
      return Map.of("order.py", HEADER + ORDER, "user.py", HEADER + USER);
    }
  },
  SRC("src") {
    @Override
    Map<String, String> files() {
      return in("src/shop/", HEADER + ORDER, HEADER + USER);
    }
  },
  CHILD_IMPORTS_PARENT("child imports") {
    @Override
    Map<String, String> files() {
      return in("models/", HEADER + "from .user import User\n" + ORDER + GREET, HEADER + USER);
    }
  },
  PARENT_IMPORTS_CHILD("parent imports") {
    @Override
    Map<String, String> files() {
      return in("models/", HEADER + ORDER, HEADER + "from .order import Order\n" + USER + RECENT);
    }
  },
  FUTURE_ANNOTATIONS("future") {
    @Override
    Map<String, String> files() {
      return in("models/", FUTURE + HEADER + ORDER, FUTURE + HEADER + USER);
    }
  },
  NESTED("nested") {
    @Override
    Map<String, String> files() {
      return Map.of(
          "app/__init__.py", "",
          "app/accounts/__init__.py", "",
          "app/accounts/models.py", HEADER + USER,
          "app/shop/__init__.py", "",
          "app/shop/models.py", HEADER + ORDER);
    }
  },
  RE_EXPORTS("re-exports") {
    @Override
    Map<String, String> files() {
      Map<String, String> files = in("models/", HEADER + ORDER, HEADER + USER);
      files.put("models/__init__.py", EXPORTS);
      return files;
    }
  },
  PROJECT_BASE("project base") {
    @Override
    Map<String, String> files() {
      Map<String, String> files = in("models/", onBase(ORDER), onBase(USER));
      files.put("models/base.py", HEADER + BASE);
      return files;
    }
  };

  private static final String FUTURE = "from __future__ import annotations\n\n";
  private static final String HEADER =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.model import ActiveRecord
      """;
  private static final String ORDER =
      """


      class Order(ActiveRecord):
          __table_name__ = "orders"

          id: Optional[int] = None
          total: float

          c: ClassVar[FieldProxy] = FieldProxy()
      """;
  private static final String USER =
      """


      class User(ActiveRecord):
          __table_name__ = "users"

          id: Optional[int] = None
          name: str

          c: ClassVar[FieldProxy] = FieldProxy()
      """;
  private static final String GREET =
      """

          def greet(self, user: User) -> str:
              return f"{user.name}: {self.total}"
      """;
  private static final String RECENT =
      """

          def recent(self) -> "list[Order]":
              return Order.query().all()
      """;
  private static final String BASE =
      """


      class Base(ActiveRecord):
          id: Optional[int] = None
      """;
  private static final String EXPORTS =
      """
      from .order import Order
      from .user import User

      __all__ = ["Order", "User"]
      """;

  private final String title;

  Layout(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract Map<String, String> files();

  /** The models without a relationship. */
  Tree project(boolean async) {
    Map<String, String> files = new TreeMap<>(files());
    if (async) {
      files.replaceAll((name, text) -> text.replace("ActiveRecord", "AsyncActiveRecord"));
    }
    return new Tree(files);
  }

  private static Map<String, String> in(String folder, String order, String user) {
    Map<String, String> files = new TreeMap<>();
    files.put(folder + "__init__.py", "");
    files.put(folder + "order.py", order);
    files.put(folder + "user.py", user);
    return files;
  }

  private static String onBase(String model) {
    return "from .base import Base\n"
        + model.replace("ActiveRecord", "Base").replaceAll("    (id|c): .*\n\n?", "");
  }
}
