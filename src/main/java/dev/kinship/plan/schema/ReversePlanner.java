package dev.kinship.plan.schema;

import dev.kinship.plan.PlannedMigration;
import dev.kinship.schema.Schema;
import java.util.Set;

/** Plans a migration that reverses others which a database has already run. */
public final class ReversePlanner {
  private ReversePlanner() {}

  /** Reverses the migrations of these file names; later ones stay in effect. */
  public static PlannedMigration plan(MigrationTarget target, Set<String> names) {
    Schema known = target.schema();
    return new MigrationWriter(target)
        .write(SchemaDifference.between(known, target.schemaWithout(names)), known);
  }
}
