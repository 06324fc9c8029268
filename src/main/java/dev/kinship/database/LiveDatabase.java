package dev.kinship.database;

import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.evidence.RowAnswer;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.evidence.Snapshot;
import dev.kinship.schema.Wording;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A user's database, opened to be read: nothing is ever written to it. */
public final class LiveDatabase implements AutoCloseable {
  private final Session session;
  private final CatalogReader catalog;

  private LiveDatabase(Session session, CatalogReader catalog) {
    this.session = session;
    this.catalog = catalog;
  }

  /** Refuses, with the reason, where the database cannot be reached or does not let one in. */
  public static LiveDatabase open(Access access) {
    DatabaseUrl url = access.url();
    DatabaseErrors failure = new DatabaseErrors(url, url.password().or(access::password));
    Session session = new Session(Connector.open(access), failure);
    return new LiveDatabase(
        session,
        switch (url.system()) {
          case SQLITE -> new SqliteCatalog();
          case POSTGRESQL -> new PostgreSqlCatalog();
          case MYSQL -> new MySqlCatalog();
          case H2 -> new H2Catalog();
        });
  }

  /** What may be shown of where it is. */
  public String name() {
    return session.name();
  }

  /** The dialect that the server speaks; one protocol may lead to MySQL or MariaDB. */
  public String dialect() {
    return catalog.dialect(session);
  }

  /**
   * What it has of these tables, in whatever case, and maybe of others; {@code wording} is that of
   * its dialect.
   */
  public Snapshot read(Collection<String> tables, Wording wording) {
    Findings found = tables.isEmpty() ? new Findings() : catalog.read(session, tables);
    return found.snapshot(name(), wording);
  }

  /** The answer to each question, in their order. {@code quoted} quotes a name for its SQL. */
  public Map<RowQuestion, RowAnswer> answer(
      Collection<RowQuestion> questions, UnaryOperator<String> quoted) {
    RowCounts counts =
        new RowCounts(
            session,
            quoted,
            it -> catalog.ownRows(session, it),
            it -> catalog.hidesRows(session, it));
    Map<RowQuestion, RowAnswer> answers = new LinkedHashMap<>();
    questions.forEach(it -> answers.computeIfAbsent(it, counts::answer));
    return answers;
  }

  @Override
  public void close() {
    session.close();
  }
}
