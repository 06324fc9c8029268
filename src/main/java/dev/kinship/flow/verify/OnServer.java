package dev.kinship.flow.verify;

import dev.kinship.database.Access;
import dev.kinship.database.temporary.NewDatabase;
import dev.kinship.diagnostic.Refused;
import dev.kinship.proof.Answer;
import dev.kinship.proof.ProofProcess;
import dev.kinship.proof.ProofRules;
import dev.kinship.proof.Request;
import dev.kinship.proof.Request.Migration;
import dev.kinship.syntax.sql.Script;
import dev.kinship.text.Progress;
import java.util.List;
import java.util.Optional;

/** A proof on a server: in a new database, which the migrations build and which is dropped. */
record OnServer(Access access, ProofProcess process) {
  Answer run(Request request) {
    try (NewDatabase database = NewDatabase.on(access)) {
      Reach reach = Reach.of(database.dialect(), database.others());
      request.migrations().forEach(it -> requireInside(reach, it));
      Optional<Answer> failed =
          request.migrations().stream().flatMap(it -> failure(database, it).stream()).findFirst();
      return failed.orElseGet(() -> process.run(request.on(server(database.where()))));
    }
  }

  /** Nothing runs if one of them does what more than the new database would notice. */
  private static void requireInside(Reach reach, Migration migration) {
    for (String statement : Script.split(migration.text())) {
      reach
          .of(statement)
          .ifPresent(
              it -> {
                throw new Refused(
                    ProofRules.REACHES_OUTSIDE,
                    "`%s` cannot be run in a new database: %s".formatted(migration.name(), it),
                    "leave --db out to prove the models on SQLite, or move that statement out of the migrations");
              });
    }
  }

  private static Optional<Answer> failure(NewDatabase database, Migration migration) {
    Progress.begin("running " + migration.name());
    for (String statement : Script.split(migration.text())) {
      Optional<String> said = database.run(statement);
      if (said.isPresent()) {
        return said.map(it -> Answer.ofMigration(migration.name(), it));
      }
    }
    return Optional.empty();
  }

  private static Request.Server server(NewDatabase.Where it) {
    return new Request.Server(
        List.of(
            it.kind(),
            it.host(),
            String.valueOf(it.port()),
            it.database(),
            it.user(),
            it.password(),
            it.tls(),
            it.authority()));
  }
}
