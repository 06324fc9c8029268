package dev.kinship.dialect.postgresql;

import dev.kinship.dialect.Mark;
import java.util.List;

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

  static final List<Mark> ALL =
      List.of(
          Mark.of(
              "\\b((big|small)?serial|jsonb|timestamptz|bytea|concurrently|plpgsql)\\b",
              "serial",
              "jsonb",
              "timestamptz",
              "bytea",
              "concurrently",
              "plpgsql"),
          Mark.of(
              "\\bcreate\\s+(extension|policy|materialized\\s+view|type\\s+\\S+\\s+as\\s+enum)\\b",
              "extension",
              "policy",
              "materialized",
              "enum"),
          Mark.of(
              "\\b(gen_random_uuid|uuid_generate_v\\d\\w*|set_config)\\s*\\(",
              "gen_random_uuid",
              "uuid_generate",
              "set_config"),
          Mark.of("\\bset\\s+((local|session)\\s+)?search_path\\b", "search_path"),
          Mark.of("\\bpg_catalog\\s*\\.", "pg_catalog"),
          Mark.of("\\bgenerated\\s+(always|by\\s+default)\\s+as\\s+identity\\b", "identity"),
          Mark.of(
              "\\btime(stamp)?(\\s*\\(\\s*\\d\\s*\\))?\\s+with(out)?\\s+time\\s+zone\\b", "zone"),
          Mark.of(
              "\\bcomment\\s+on\\s+(table|column|constraint|index|type|schema|extension)\\b",
              "comment"),
          Mark.of("\\busing\\s+(gin|gist|spgist|brin)\\b", "using"),
          Mark.of(
              "[\\w\"]\\s+(" + TYPES + ")(?=" + AFTER_A_TYPE + ")",
              "citext",
              "inet",
              "cidr",
              "macaddr",
              "hstore",
              "tsvector",
              "tsquery",
              "regclass",
              "range"),
          Mark.of("\\b" + IN_PUBLIC, "public"),
          Mark.of("\\b" + ONLY, "only"),
          Mark.of("\\b" + OWNER + "\\b", "owner"),
          Mark.of("\\bcreate\\s+schema\\b", "schema")
              .unless("`|\\b(auto_increment|unsigned|delimiter|engine)\\b"),
          // Around a text; the clients of MySQL and MariaDB take such a sign as a delimiter.
          Mark.of("\\$\\w*\\$", "$").unless("\\bdelimiter\\s+\\$"),
          Mark.of("\\w\\[\\]", "[]"),
          Mark.of("::\\w", "::"));

  private PgMarks() {}
}
