package dev.kinship.plan.remove;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;

/** What stays of a relationship that is removed. */
record RemovalNotes(Models models, Relationships relationships) {
  /** The notes on a relationship whose key {@code child} holds, if that model still exists. */
  List<Diagnostic> stays(Declared here, Optional<Entity> child, boolean shared, RemovalWish wish) {
    if (here.side().kind() == Kind.HAS_MANY_THROUGH) {
      return List.of(joinStays(here));
    }
    if (child.isEmpty()) {
      String key = here.side().foreignKey().map(", and so does its key `%s`"::formatted).orElse("");
      return List.of(tableStays(here, here.side().target(), key));
    }
    if (here.side().foreignKey().isEmpty()) {
      return List.of(unreadableStays(here));
    }
    String field = here.side().foreignKey().get();
    if (shared) {
      return List.of(note("the key `%s` stays: another relationship uses it too".formatted(field)));
    }
    return wish.dropKey()
        ? List.of()
        : List.of(note("the column `%s` and its values stay".formatted(field)));
  }

  private Diagnostic joinStays(Declared through) {
    Optional<ModelReference> written = through.side().through();
    Referent join = relationships.join(through);
    if (written.isPresent() && join instanceof Referent.Missing) {
      return tableStays(through, written.get(), "");
    }
    String name = written.map(it -> " `" + it + "`").orElse("");
    return join.entity().filter(Entity::isTable).isPresent()
        ? new Diagnostic(
            RemovalRules.STAYS,
            "the join table%s and its rows stay".formatted(name),
            List.of(),
            "if nothing else uses it, drop it in a migration of your own")
        : joinStays(name);
  }

  /** Of a has_many_through whose join model is called so; {@code join} begins with a blank. */
  static Diagnostic joinStays(String join) {
    return new Diagnostic(
        RemovalRules.STAYS,
        "the join model%s and its rows stay, and its own relationships too".formatted(join),
        List.of(),
        "to remove those too, run kin remove for each");
  }

  /** The model no longer exists, so the name of its table is not known. */
  private static Diagnostic tableStays(Declared here, ModelReference model, String key) {
    return new Diagnostic(
        RemovalRules.STAYS,
        "no model is called `%s`: its table stays%s".formatted(model, key),
        List.of(new Label(here.side().place(), "refers to it")),
        "if nothing else uses that, drop it in a migration of your own");
  }

  private static Diagnostic unreadableStays(Declared here) {
    return new Diagnostic(
        RemovalRules.STAYS,
        "the key of `%s` cannot be read, so it stays, in the model and in the database"
            .formatted(here),
        List.of(new Label(here.side().place(), "its key is not a plain string")),
        "write the key as a string first, or drop it in a migration of your own");
  }

  /**
   * A note on a key or an index of several columns that is dropped for one of them, or on a key
   * whose column stays ({@code keeps}).
   */
  static Optional<Diagnostic> alsoGoes(SchemaChange change, boolean keeps) {
    return switch (change) {
      case SchemaChange.DropIndex it when it.index().columns().size() > 1 ->
          Optional.of(alsoGoes(it.index()));
      case SchemaChange.DropForeignKey it when keeps -> Optional.of(unchecked(it.key()));
      case SchemaChange.DropForeignKey it when it.key().columns().size() > 1 ->
          Optional.of(alsoGoes(it.key()));
      default -> Optional.empty();
    };
  }

  private static Diagnostic unchecked(ForeignKey key) {
    return new Diagnostic(
        RemovalRules.ALSO_GOES,
        "the foreign key of `%s` (%s) to `%s` is dropped, so the database no longer checks the column"
            .formatted(key.table(), String.join(", ", key.columns()), key.parent()),
        List.of(),
        "to keep it, pass --no-migration");
  }

  private static Diagnostic alsoGoes(Index index) {
    String columns = String.join(", ", index.columns());
    return new Diagnostic(
        RemovalRules.ALSO_GOES,
        "the %sindex `%s` of `%s` (%s) is dropped with the column"
            .formatted(index.unique() ? "unique " : "", index.name(), index.table(), columns),
        List.of(),
        index.unique()
            ? "if its other columns must be unique without this one, add an index for them"
            : "if rows are looked up by its other columns, add an index for them");
  }

  private static Diagnostic alsoGoes(ForeignKey key) {
    return new Diagnostic(
        RemovalRules.ALSO_GOES,
        "the foreign key of `%s` (%s) to `%s` is dropped with the column"
            .formatted(key.table(), String.join(", ", key.columns()), key.parent()),
        List.of(),
        "if its other columns must still point to a row, add a key for them");
  }

  private Diagnostic note(String message) {
    String removed = models.library().declaresKeys() ? "the field and the column" : "the column";
    return new Diagnostic(
        RemovalRules.STAYS, message, List.of(), "--drop-key also removes " + removed);
  }
}
