package dev.kinship.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Refused;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  private static final Path FOLDER = Path.of("/home/me/shop");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://me:secret@db.example:5433/shop | jdbc:postgresql://db.example:5433/shop | postgresql://db.example:5433/shop | me | secret
          postgres://me@localhost/shop | jdbc:postgresql://localhost:5432/shop | postgresql://localhost:5432/shop | me |
          postgresql+psycopg2://me:p%40ss%2Fw%25rd@h/shop | jdbc:postgresql://h:5432/shop | postgresql://h:5432/shop | me | p@ss/w%rd
          postgresql+asyncpg://me:p@ss/w+rd@h/shop | jdbc:postgresql://h:5432/shop | postgresql://h:5432/shop | me | p@ss/w+rd
          postgresql://me:a:b@h/shop | jdbc:postgresql://h:5432/shop | postgresql://h:5432/shop | me | a:b
          postgresql://h/shop?user=me&password=secret&sslmode=require | jdbc:postgresql://h:5432/shop | postgresql://h:5432/shop | me | secret
          jdbc:postgresql://h:1/shop?user=me&password=secret | jdbc:postgresql://h:1/shop | postgresql://h:1/shop | me | secret
          jdbc:postgresql:shop | jdbc:postgresql://localhost:5432/shop | postgresql://localhost:5432/shop | |
          postgresql:///shop | jdbc:postgresql://localhost:5432/shop | postgresql://localhost:5432/shop | |
          postgresql:///shop?host=h | jdbc:postgresql://h:5432/shop | postgresql://h:5432/shop | |
          postgresql://[::1]:5433/shop | jdbc:postgresql://[::1]:5433/shop | postgresql://[::1]:5433/shop | |
          postgresql://me@[fe80::1]/shop | jdbc:postgresql://[fe80::1]:5432/shop | postgresql://[fe80::1]:5432/shop | me |
          postgresql://a,b:5433/shop | jdbc:postgresql://a:5432,b:5433/shop | postgresql://a:5432,b:5433/shop | |
          postgresql://h/my%20shop | jdbc:postgresql://h:5432/my%20shop | postgresql://h:5432/my shop | |
          mysql://me:secret@h/shop | jdbc:mariadb://h:3306/shop | mysql://h:3306/shop | me | secret
          mysql+pymysql://me:secret@h:3307/shop?charset=utf8mb4 | jdbc:mariadb://h:3307/shop | mysql://h:3307/shop | me | secret
          mariadb+mariadbconnector://me@h/shop | jdbc:mariadb://h:3306/shop | mysql://h:3306/shop | me |
          jdbc:mysql://h/shop?user=me&password=secret&useSSL=false&serverTimezone=UTC | jdbc:mariadb://h:3306/shop | mysql://h:3306/shop | me | secret
          jdbc:mariadb://h/shop?user=me | jdbc:mariadb://h:3306/shop | mysql://h:3306/shop | me |
          sqlite:///data/shop.db | jdbc:sqlite:/home/me/shop/data/shop.db | data/shop.db | |
          sqlite:////var/shop.db | jdbc:sqlite:/var/shop.db | /var/shop.db | |
          sqlite+aiosqlite:///shop.db | jdbc:sqlite:/home/me/shop/shop.db | shop.db | |
          sqlite:///shop.db?timeout=5 | jdbc:sqlite:/home/me/shop/shop.db | shop.db | |
          jdbc:sqlite:shop.db | jdbc:sqlite:/home/me/shop/shop.db | shop.db | |
          shop.db | jdbc:sqlite:/home/me/shop/shop.db | shop.db | |
          /var/shop.db | jdbc:sqlite:/var/shop.db | /var/shop.db | |
          jdbc:h2:./shop;USER=me;PASSWORD=secret;INIT=DROP TABLE users | jdbc:h2:./shop;IFEXISTS=TRUE;ACCESS_MODE_DATA=r | ./shop | me | secret
          jdbc:h2:tcp://h/shop;MODE=MySQL | jdbc:h2:tcp://h/shop;MODE=MySQL;IFEXISTS=TRUE | tcp://h/shop | sa |
          """)
  void reads(String text, String jdbc, String name, String user, String password) {
    DatabaseUrl url = DatabaseUrl.parse(text, FOLDER);
    assertThat(url.jdbc()).isEqualTo(jdbc);
    assertThat(url.name()).isEqualTo(name).isEqualTo(url.toString());
    assertThat(url.properties().get("user")).isEqualTo(user);
    assertThat(url.password().orElse(null)).isEqualTo(password);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://h/s?sslmode=verify-full, sslmode, verify-full",
    "postgresql://h/s?options=-csearch_path%3Dshop, options, -csearch_path=shop",
    "postgresql://h/s?application_name=x, ApplicationName, x",
    "postgresql://h/s?connect_timeout=99, connectTimeout, 5",
    "mysql://h/s?ssl-mode=REQUIRED, sslMode, trust",
    "mysql://h/s?ssl_mode=VERIFY_IDENTITY, sslMode, verify-full",
    "mysql://h/s?ssl_ca=/ca.pem, serverSslCert, /ca.pem",
    "mysql://localhost/s, allowPublicKeyRetrieval, true",
    "mysql://h/s, allowLocalInfile, false",
  })
  void takesOptions(String text, String name, String value) {
    assertThat(DatabaseUrl.parse(text, FOLDER).properties()).containsEntry(name, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oracle://me:secret@h/shop",
        "jdbc:sqlserver://h;password=secret",
        "me:secret@h/shop",
        "mysql:secret",
        "postgresql://me:secret@h:port/shop",
        "postgresql://me:secret@[::1/shop",
        "postgresql:///shop?host=/var/run/postgresql&password=secret",
        "mysql://me:secret@localhost/shop?unix_socket=/tmp/mysql.sock",
        "sqlite://",
        "sqlite:///:memory:",
        "jdbc:h2:mem:secret",
        " ",
      })
  void refusesWithoutRepeating(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text, FOLDER))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("the database URL is not understood: ")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "Unknown option: '--bd=mysql://me:secret@h/s', Unknown option: '--bd=mysql://me:***@h/s'",
    "postgres://me:sec:r/et@h, postgres://me:***@h",
    "jdbc:h2:x;PASSWORD=secret;A=b, jdbc:h2:x;PASSWORD=***;A=b",
    "'x?password=secret&a=b', 'x?password=***&a=b'",
    "https://example.com/a:b, https://example.com/a:b",
  })
  void hidesPasswords(String text, String hidden) {
    assertThat(DatabaseUrl.withoutPasswords(text)).isEqualTo(hidden);
  }
}
