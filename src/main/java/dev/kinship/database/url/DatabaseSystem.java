package dev.kinship.database.url;

/** A kind of database by the protocol that it speaks; a server says which of a family it is. */
public enum DatabaseSystem {
  SQLITE("SQLite", "sqlite", 0),
  POSTGRESQL("PostgreSQL", "postgresql", 5432),
  MYSQL("MySQL", "mysql", 3306),
  H2("H2", "h2", 0);

  private final String words;
  private final String id;
  private final int port;

  DatabaseSystem(String words, String id, int port) {
    this.words = words;
    this.id = id;
    this.port = port;
  }

  String words() {
    return words;
  }

  /** The dialect that it is written in, unless the server says otherwise. */
  String id() {
    return id;
  }

  /** Where its servers listen. */
  int port() {
    return port;
  }
}
