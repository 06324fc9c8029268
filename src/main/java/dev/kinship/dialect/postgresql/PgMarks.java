package dev.kinship.dialect.postgresql;

/**
 * What only migrations of PostgreSQL contain. H2 has the identities, the zones, the comments and
 * the schema {@code public} too, but is never guessed; MySQL has {@code CREATE SCHEMA}, which
 * counts in a text that has nothing of MySQL.
 */
final class PgMarks {
  private static final String TYPES =
      "citext|inet|cidr|macaddr8?|hstore|tsvector|tsquery|regclass|(int[48]|num|ts(tz)?|date)(multi)?range";

  private static final String AFTER_A_TYPE =
      "\\s*([,;)\\[]|$|(not|null|default|primary|unique|references|check|constraint|collate)\\b)";

  /** As in {@code public.users}, where a statement names a table. */
  private static final String IN_PUBLIC =
      "(table|table\\s+if\\s+(not\\s+)?exists|references|on)\\s+\"?public\"?\\s*\\.";

  /** Not of a table or a column that is called so. */
  private static final String ONLY =
      "alter\\s+table\\s+(if\\s+exists\\s+)?only\\s+(?!(add|alter|drop|rename|modify|change)\\b)";

  private static final String OWNER =
      "alter\\s+(table|sequence|view|schema|type|domain|database)\\s+\\S+\\s+owner\\s+to";

  /** Around a text; the clients of MySQL and MariaDB take such a sign as a delimiter. */
  private static final String QUOTED = "^(?!.*\\bdelimiter\\s+\\$).*\\$\\w*\\$";

  static final String EXPRESSION =
      "(?is)"
          + String.join(
              "|",
              "\\b((big|small)?serial|jsonb|timestamptz|bytea|concurrently|plpgsql)\\b",
              "\\bcreate\\s+(extension|policy|materialized\\s+view|type\\s+\\S+\\s+as\\s+enum)\\b",
              "\\b(gen_random_uuid|uuid_generate_v\\d\\w*|set_config)\\s*\\(",
              "\\bset\\s+((local|session)\\s+)?search_path\\b",
              "\\bpg_catalog\\s*\\.",
              "\\bgenerated\\s+(always|by\\s+default)\\s+as\\s+identity\\b",
              "\\btime(stamp)?(\\s*\\(\\s*\\d\\s*\\))?\\s+with(out)?\\s+time\\s+zone\\b",
              "\\bcomment\\s+on\\s+(table|column|constraint|index|type|schema|extension)\\b",
              "\\busing\\s+(gin|gist|spgist|brin)\\b",
              "[\\w\"]\\s+(" + TYPES + ")(?=" + AFTER_A_TYPE + ")",
              "\\b" + IN_PUBLIC,
              "\\b" + ONLY,
              "\\b" + OWNER + "\\b",
              "^(?!.*(`|\\b(auto_increment|unsigned|delimiter|engine)\\b)).*\\bcreate\\s+schema\\b",
              QUOTED,
              "\\w\\[\\]",
              "::\\w");

  private PgMarks() {}
}
