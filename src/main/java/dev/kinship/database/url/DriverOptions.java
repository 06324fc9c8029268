package dev.kinship.database.url;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a URL that a driver gets, by the names that libpq, MySQL's programs, Python, Go
 * and JDBC have for them, with the driver's name; a minus where one means nothing here. What is not
 * in this table is refused: drivers have options that load classes and read or write files.
 */
final class DriverOptions {
  private static final DriverOptions POSTGRESQL =
      new DriverOptions(
          """
          application_name         ApplicationName
          channel_binding          channelBinding
          currentSchema            currentSchema
          gssencmode               gssEncMode
          keepalives               tcpKeepAlive
          kerberosServerName       kerberosServerName
          krbsrvname               kerberosServerName
          options                  options
          schema                   currentSchema
          ssl                      ssl
          sslcert                  sslcert
          sslkey                   sslkey
          sslmode                  sslmode
          sslnegotiation           sslNegotiation
          sslpassword              sslpassword
          sslrootcert              sslrootcert
          target_session_attrs     targetServerType
          targetServerType         targetServerType
          tcpKeepAlive             tcpKeepAlive
          async_fallback           -
          binaryTransfer           -
          client_encoding          -
          charset                  -
          connect_timeout          -
          connection_limit         -
          fallback_application_name -
          hostRecheckSeconds       -
          keepalives_count         -
          keepalives_idle          -
          keepalives_interval      -
          load_balance_hosts       -
          loginTimeout             -
          pgbouncer                -
          pool_timeout             -
          preferQueryMode          -
          prepareThreshold         -
          prepared_statement_cache_size -
          reWriteBatchedInserts    -
          socketTimeout            -
          statement_cache_size     -
          stringtype               -
          sslcompression           -
          tcp_user_timeout         -
          timeout                  -
          """);

  private static final DriverOptions MYSQL =
      new DriverOptions(
          """
          allowPublicKeyRetrieval  allowPublicKeyRetrieval
          serverSslCert            serverSslCert
          ssl                      sslMode
          ssl_ca                   serverSslCert
          ssl_mode                 sslMode
          ssl_verify_cert          sslMode
          ssl_verify_identity      sslMode
          tls                      sslMode
          useSSL                   sslMode
          allowLoadLocalInfile     -
          allowLocalInfile         -
          allowMultiQueries        -
          allowNativePasswords     -
          autocommit               -
          autoReconnect            -
          binary_prefix            -
          cachePrepStmts           -
          characterEncoding        -
          charset                  -
          checkConnLiveness        -
          clientFoundRows          -
          collation                -
          columnsWithAlias         -
          connect_timeout          -
          connectionCollation      -
          connection_limit         -
          connectionTimeZone       -
          interpolateParams        -
          loc                      -
          local_infile             -
          max_allowed_packet       -
          multiStatements          -
          nullCatalogMeansCurrent  -
          parseTime                -
          pool_timeout             -
          prepStmtCacheSize        -
          prepStmtCacheSqlLimit    -
          raise_on_warnings        -
          read_timeout             -
          rewriteBatchedStatements -
          serverTimezone           -
          socketTimeout            -
          timeout                  -
          tinyInt1isBit            -
          use_unicode              -
          useCursorFetch           -
          useLegacyDatetimeCode    -
          useServerPrepStmts       -
          write_timeout            -
          zeroDateTimeBehavior     -
          """);

  /** Settings of H2, which follow semicolons. */
  private static final DriverOptions H2 =
      new DriverOptions(
          """
          CASE_INSENSITIVE_IDENTIFIERS CASE_INSENSITIVE_IDENTIFIERS
          DATABASE_TO_LOWER        DATABASE_TO_LOWER
          DATABASE_TO_UPPER        DATABASE_TO_UPPER
          DEFAULT_NULL_ORDERING    DEFAULT_NULL_ORDERING
          IGNORECASE               IGNORECASE
          MODE                     MODE
          NON_KEYWORDS             NON_KEYWORDS
          SCHEMA                   SCHEMA
          TIME_ZONE                TIME ZONE
          ACCESS_MODE_DATA         -
          ANALYZE_AUTO             -
          AUTO_RECONNECT           -
          AUTO_SERVER              -
          AUTO_SERVER_PORT         -
          CACHE_SIZE               -
          CACHE_TYPE               -
          DB_CLOSE_DELAY           -
          DB_CLOSE_ON_EXIT         -
          DEFAULT_LOCK_TIMEOUT     -
          DEFRAG_ALWAYS            -
          FILE_LOCK                -
          FORBID_CREATION          -
          IFEXISTS                 -
          LOCK_MODE                -
          LOCK_TIMEOUT             -
          MAX_COMPACT_TIME         -
          MULTI_THREADED           -
          MV_STORE                 -
          MVCC                     -
          OLD_INFORMATION_SCHEMA   -
          QUERY_TIMEOUT            -
          RETENTION_TIME           -
          REUSE_SPACE              -
          WRITE_DELAY              -
          """);

  private static final String NOTHING = "-";

  private final Map<String, String> properties = new HashMap<>();
  private final StringBuilder known = new StringBuilder();

  private DriverOptions(String table) {
    for (String line : table.split("\n")) {
      String[] words = line.strip().split(" +", 2);
      properties.put(plain(words[0]), words[1]);
      if (!words[1].equals(NOTHING)) {
        known.append(known.isEmpty() ? "" : ", ").append(words[0]);
      }
    }
  }

  static DriverOptions of(DatabaseSystem system) {
    return switch (system) {
      case POSTGRESQL -> POSTGRESQL;
      case MYSQL -> MYSQL;
      case H2, SQLITE -> H2;
    };
  }

  /** The driver's name of an option, empty for one that means nothing here; refuses others. */
  Optional<String> property(String name) {
    String property = properties.get(plain(name));
    if (property == null) {
      // A name with other signs may be a piece of a password.
      boolean shown = name.matches("[A-Za-z][A-Za-z0-9_-]{0,40}");
      throw DatabaseUrl.bad(
          shown
              ? "Kinship does not pass `%s` to a driver".formatted(name)
              : "it has an unknown option",
          "leave it out; these options are passed on: " + known);
    }
    return Optional.of(property).filter(it -> !it.equals(NOTHING));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }
}
