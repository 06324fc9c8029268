package dev.kinship.database.url;

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
          postgresql:///shop?host=a,b&port=1,2 | jdbc:postgresql://a:1,b:2/shop | postgresql://a:1,b:2/shop | |
          postgresql://h/shop;a=secret | jdbc:postgresql://h:5432/shop%3Ba%3Dsecret | postgresql://h:5432/*** | |
          host=db dbname=shop user=me password=secret | jdbc:postgresql://db:5432/shop | postgresql://db:5432/shop | me | secret
          port = 5433 host = 'db' dbname = 'my shop' password='it\\'s \\\\ p@ss=' user=me | jdbc:postgresql://db:5433/my%20shop | postgresql://db:5433/my shop | me | it's \\ p@ss=
          host=a,b,c port=1,,3 dbname=shop | jdbc:postgresql://a:1,b:5432,c:3/shop | postgresql://a:1,b:5432,c:3/shop | |
          hostaddr=::1 port=5433 dbname=shop password=a\\ b | jdbc:postgresql://[::1]:5433/shop | postgresql://[::1]:5433/shop | | a b
          dbname=shop | jdbc:postgresql://localhost:5432/shop | postgresql://localhost:5432/shop | |
          jdbc:h2:./shop;USER=me;PASSWORD=secret;DB_CLOSE_DELAY=-1 | jdbc:h2:kin:/home/me/shop/shop;IFEXISTS=TRUE;ACCESS_MODE_DATA=r | ./shop | me | secret
          jdbc:h2:file:/var/shop;MODE=MySQL | jdbc:h2:kin:/var/shop;MODE=MySQL;IFEXISTS=TRUE;ACCESS_MODE_DATA=r | /var/shop | sa |
          jdbc:h2:tcp://h/shop;MODE=MySQL | jdbc:h2:tcp://h/shop;MODE=MySQL;IFEXISTS=TRUE;NETWORK_TIMEOUT=40000 | tcp://h/shop | sa |
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
    "mysql://h/s, restrictedAuth, 'mysql_native_password,client_ed25519,parsec,caching_sha2_password,mysql_clear_password,dialog'",
    "mysql://h/s?local_infile=1, allowLocalInfile, false",
    "mysql://h/s?allowLocalInfile=true, allowLocalInfile, false",
    "mysql://h/s?ssl_verify_cert=true, sslMode, verify-ca",
    "mysql://h/s?ssl_verify_identity=true, sslMode, verify-full",
    "mysql://h/s?tls=skip-verify, sslMode, trust",
    "postgresql://h/s?ssl=require, sslmode, require",
    "postgresql://h/s?ssl=true, ssl, true",
    "postgresql://h/s?schema=shop, currentSchema, shop",
    "postgresql://h/s?target_session_attrs=read-write, targetServerType, primary",
    "postgresql://h/s?sslrootcert=/ca.pem, sslrootcert, /ca.pem",
    "postgresql://h/s?user=me@server, user, me@server",
    "host=h sslmode=verify-full application_name=x, ApplicationName, x",
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
        "Server=h;Database=shop;Password=secret",
        "host=h;password=secret",
        "Host=h;Password=secret",
        "host=h password='secret",
        "host=h secret password=x",
        "host=h service=secret",
        "password=secret unknown=x",
        "mysql -u me -psecret",
        "psql --password=secret",
        "secret word",
        "secret=word",
        "secret://h/s",
        "secret:word",
        "pgsql:host=h;password=secret",
        "sqlite://me:secret@h/x",
        "sqlite:///a=secret",
        "postgresql://me:x?secret=1@h/shop",
        "postgresql://me:x?secret@h/shop",
        "postgresql://me:secret/shop",
        "postgresql://h%3FsocketFactory%3Dsecret/shop",
        "mysql://address=(host=secret)/shop",
        "mysql://h/shop?ssl-mode=secret",
        "mysql://h/shop?ssl_ca=classpath:secret",
        "jdbc:h2:./shop;SCHEMA=x'secret",
        "jdbc:h2:tcp://secret,b/shop",
        "jdbc:h2:tcp://h/shop?secret",
        "jdbc:h2:zip:secret.zip!/shop",
        "jdbc:h2:classpath:secret",
        "jdbc:h2:nioMapped:secret",
        "jdbc:h2:split:secret",
        "jdbc:h2:file:zip:secret",
        " ",
      })
  void refusesWithoutRepeating(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text, FOLDER))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("the database URL is not understood: ")
        .hasMessageNotContaining("secret");
  }

  /** Options of the drivers that load a class, read or write a file, or run a statement. */
  @ParameterizedTest
  @CsvSource({
    "postgresql://h/s?%s=secret, authenticationPluginClassName",
    "postgresql://h/s?%s=secret, localSocketAddress",
    "postgresql://h/s?%s=secret, loggerFile",
    "postgresql://h/s?%s=secret, loggerLevel",
    "postgresql://h/s?%s=secret, jaasApplicationName",
    "postgresql://h/s?%s=secret, passfile",
    "postgresql://h/s?%s=secret, replication",
    "postgresql://h/s?%s=secret, require_auth",
    "postgresql://h/s?%s=secret, service",
    "postgresql://h/s?%s=secret, socketFactory",
    "postgresql://h/s?%s=secret, socketFactoryArg",
    "postgresql://h/s?%s=secret, sslcrl",
    "postgresql://h/s?%s=secret, sslfactory",
    "postgresql://h/s?%s=secret, sslfactoryarg",
    "postgresql://h/s?%s=secret, sslhostnameverifier",
    "postgresql://h/s?%s=secret, sslpasswordcallback",
    "postgresql://h/s?%s=secret, xmlFactoryFactory",
    "host=h %s=secret, service",
    "host=h %s=secret, sslpasswordcallback",
    "mysql://h/s?%s=secret, cachingRsaPublicKeyFile",
    "mysql://h/s?%s=secret, credentialType",
    "mysql://h/s?%s=secret, galeraAllowedState",
    "mysql://h/s?%s=secret, initSql",
    "mysql://h/s?%s=secret, keyStore",
    "mysql://h/s?%s=secret, pipe",
    "mysql://h/s?%s=secret, serverRsaPublicKeyFile",
    "mysql://h/s?%s=secret, servicePrincipalName",
    "mysql://h/s?%s=secret, sessionVariables",
    "mysql://h/s?%s=secret, socketFactory",
    "mysql://h/s?%s=secret, ssl_cert",
    "mysql://h/s?%s=secret, ssl_key",
    "mysql://h/s?%s=secret, tlsSocketType",
    "mysql://h/s?%s=secret, trustStore",
    "jdbc:h2:./s;%s=secret, AUTHENTICATOR",
    "jdbc:h2:./s;%s=secret, CIPHER",
    "jdbc:h2:./s;%s=secret, DATABASE_EVENT_LISTENER",
    "jdbc:h2:./s;%s=secret, INIT",
    "jdbc:h2:./s;%s=secret, JAVA_OBJECT_SERIALIZER",
    "jdbc:h2:./s;%s=secret, RECOVER",
    "jdbc:h2:./s;%s=secret, RECOVER_TEST",
    "jdbc:h2:./s;%s=secret, TRACE_LEVEL_FILE",
    "jdbc:h2:tcp://h/s;%s=secret, TRACE_LEVEL_SYSTEM_OUT",
  })
  void refusesOptionsThatItDoesNotKnow(String url, String option) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url.formatted(option), FOLDER))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "the database URL is not understood: Kinship does not pass `%s` to a driver"
                .formatted(option))
        .extracting(it -> ((Refused) it).diagnostic().help())
        .asString()
        .contains("these options are passed on: ")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "Unknown option: '--bd=mysql://me:secret@h/s', Unknown option: '--bd=mysql://me:***@h/s'",
    "postgres://me:sec:r/et@h, postgres://me:***@h",
    "jdbc:h2:x;PASSWORD=secret;A=b, jdbc:h2:x;PASSWORD=***;A=b",
    "'x?password=secret&a=b', 'x?password=***&a=b'",
    "https://example.com/a:b, https://example.com/a:b",
    "at index 3: me:s3cret@h/s, at index 3: me:***@h/s",
    "host=h password=s3c&ret;x user=me, host=h password=*** user=me",
    "host=h password = s3cret, host=h password = ***",
    "host=h password='it\\'s' user=me, host=h password=*** user=me",
    "password=\"a b\" x, password=*** x",
    "Server=h;Password=s3cret;User=me, Server=h;Password=***;User=me",
    "Server=h;Pwd=s3cret;User=me, Server=h;Pwd=***;User=me",
    "Unknown option: -ps3cret, Unknown option: -p***",
    "psql --password=s3cret, psql --password=***",
    "x?sslpassword=s3cret&a=b, x?sslpassword=***&a=b",
    "password%3Ds3cret, password%3D***",
    "-d=./shop.db?login=app:s3cret@h, -d=./shop.db?login=app:***@h",
    "no model app.user:User and a-path, no model app.user:User and a-path",
  })
  void hidesPasswords(String text, String hidden) {
    assertThat(DatabaseUrl.withoutPasswords(text)).isEqualTo(hidden);
  }
}
