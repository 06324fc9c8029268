package dev.kinship.syntax.sql;

import dev.kinship.syntax.sql.type.Domains;
import dev.kinship.syntax.sql.type.SqlTypes;

/** Reads the statements that make and change domains. */
record DomainReader(Domains domains) {
  /** Reads CREATE TYPE from the name on. */
  void createType(SqlCursor cursor) {
    String name = cursor.dotted();
    if (cursor.at("AS", "ENUM")) {
      domains.makeEnum(name);
    } else {
      domains.make(name);
    }
  }

  /** Reads CREATE DOMAIN from the name on. */
  void create(SqlCursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.dotted();
    cursor.accept("AS");
    String type = ColumnReader.type(cursor);
    int mark = cursor.mark();
    String collation = "";
    boolean notNull = false;
    while (!cursor.done()) {
      if (cursor.accept("COLLATE")) {
        collation = cursor.dotted();
      } else if (cursor.accept("NOT", "NULL")) {
        notNull = true;
      } else {
        cursor.skip();
      }
    }
    domains.define(name, type, collation, notNull);
    cursor.back(mark);
    while (!cursor.done()) {
      readRule(name, cursor);
    }
  }

  /** Reads a rule of a domain, or passes over one word. */
  private void readRule(String domain, SqlCursor cursor) {
    String rule = cursor.accept("CONSTRAINT") ? cursor.name() : "";
    if (cursor.accept("NOT", "NULL")) {
      if (!rule.isEmpty()) {
        domains.requireAs(domain, rule);
      }
    } else if (cursor.accept("CHECK")) {
      int mark = cursor.mark();
      cursor.skip();
      boolean filled = cursor.since(mark).matches("(?is)[(\\s]*VALUE\\s+IS\\s+NOT\\s+NULL[)\\s]*");
      if (filled) {
        domains.rule(domain, rule.isEmpty() ? SqlTypes.nameOf(domain) + "_check" : rule);
      }
    } else if (!cursor.done()) {
      cursor.skip();
    }
  }

  /** Reads ALTER DOMAIN from the name on. */
  void alter(SqlCursor cursor) {
    cursor.accept("IF", "EXISTS");
    String name = cursor.dotted();
    if (cursor.accept("SET", "NOT", "NULL")) {
      domains.require(name, true);
    } else if (cursor.accept("DROP", "NOT", "NULL")) {
      domains.require(name, false);
    } else if (cursor.accept("DROP", "CONSTRAINT")) {
      cursor.accept("IF", "EXISTS");
      domains.dropRule(name, cursor.name());
    } else if (cursor.accept("RENAME", "CONSTRAINT")) {
      String rule = cursor.name();
      cursor.expect("TO");
      domains.renameRule(name, rule, cursor.name());
    } else if (cursor.accept("RENAME", "TO")) {
      domains.rename(name, cursor.name());
    } else if (cursor.accept("ADD")) {
      boolean named = cursor.at("CONSTRAINT");
      if (!named && cursor.at("NOT", "NULL")) {
        domains.require(name, true);
      } else {
        readRule(name, cursor);
      }
    }
  }
}
