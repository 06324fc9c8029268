package dev.kinship.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import dev.kinship.cli.console.Console;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.Printer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project of two models whose relationship works, to be broken, and a user who verifies it. */
final class Shop {
  /** The Python of the tests. */
  static final String PYTHON = System.getProperty("kinship.python", "python3");

  static final String ORDER = "shop/order.py";
  static final String USER = "shop/user.py";
  static final String SQL = "migrations/001_create.sql";

  private static final String ORDER_TEXT =
      """
      from typing import TYPE_CHECKING, ClassVar, Optional

      from rhosocial.activerecord.model import ActiveRecord
      from rhosocial.activerecord.relation import BelongsTo

      from .user import User


      class Order(ActiveRecord):
          __table_name__ = "orders"

          id: Optional[int] = None
          total: float
          user_id: int

          user: ClassVar[BelongsTo["User"]] = BelongsTo(
              foreign_key="user_id",
              inverse_of="orders",
          )
      """;

  private static final String USER_TEXT =
      """
      from typing import TYPE_CHECKING, ClassVar, Optional

      from rhosocial.activerecord.model import ActiveRecord
      from rhosocial.activerecord.relation import HasMany

      if TYPE_CHECKING:
          from .order import Order


      class User(ActiveRecord):
          __table_name__ = "users"

          id: Optional[int] = None
          name: str

          orders: ClassVar[HasMany["Order"]] = HasMany(
              foreign_key="user_id",
              inverse_of="user",
          )


      if not TYPE_CHECKING:  # relation targets are imported when first needed

          def __getattr__(name):
              if name == "Order":
                  from .order import Order

                  return Order
              raise AttributeError(name)

          def __dir__():
              return [*globals(), "Order"]
      """;

  private static final String SQL_TEXT =
      """
      CREATE TABLE users (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL
      );
      CREATE TABLE orders (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          total REAL NOT NULL,
          user_id INTEGER NOT NULL,
          FOREIGN KEY (user_id) REFERENCES users (id)
      );
      CREATE INDEX idx_orders_user_id ON orders (user_id);
      """;

  private final Map<String, String> files = new TreeMap<>();
  private final Path folder;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** The project in {@code scratch}, not written yet. */
  Shop(Path scratch) {
    this.folder = scratch.resolve("project");
    this.home = scratch.resolve("home");
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("DATABASE_URL", "postgresql://secret@db/shop");
    files.put("kinship.toml", "");
    files.put("shop/__init__.py", "");
    files.put(ORDER, ORDER_TEXT);
    files.put(USER, USER_TEXT);
    files.put(SQL, SQL_TEXT);
  }

  /** The same with another text in a file, which must have {@code what}, a regular expression. */
  Shop with(String file, String what, String by) {
    String text = files.getOrDefault(file, "");
    String changed = text.replaceAll(what, by);
    if (changed.equals(text)) {
      throw new IllegalArgumentException(file + " has no " + what);
    }
    files.put(file, changed);
    return this;
  }

  /** The same with a line at the top of a file, below what it has to begin with. */
  Shop top(String file, String line) {
    files.put(file, line + "\n" + files.getOrDefault(file, ""));
    return this;
  }

  Path folder() {
    return folder;
  }

  Path home() {
    return home;
  }

  /** The same for a user who has a variable in the environment. */
  Shop variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Writes it. */
  void write() throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, file.getValue());
    }
    Files.createDirectories(home);
  }

  /** The same with another file. */
  Shop and(String file, String text) {
    files.put(file, text);
    return this;
  }

  /** Runs {@code kin verify} with the Python of the tests; {@code input} is typed at a terminal. */
  Run verify(String input, String... words) {
    return verifyWith(PYTHON, input, words);
  }

  /** The same with another Python. */
  Run verifyWith(String python, String input, String... words) {
    return kin(
        input,
        Stream.concat(Stream.of("verify", "--python", python), Stream.of(words))
            .toArray(String[]::new));
  }

  /** Runs {@code kin}; {@code input} is typed at a terminal, unless it is empty. */
  Run kin(String input, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Printer out = new Printer(printed, Colour.PLAIN);
    Console console =
        new Console(
            new BufferedReader(new StringReader(input)),
            out,
            out,
            /* terminal= */ !input.isEmpty(),
            folder,
            environment,
            Libraries.ALL);
    int code = Typed.run(words, console);
    return new Run(printed.toString(UTF_8).replace(folder.toString(), "PROJECT"), code);
  }
}
