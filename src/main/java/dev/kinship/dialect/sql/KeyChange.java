package dev.kinship.dialect.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key that is dropped and added again as another one; a column may have several. */
public record KeyChange(ForeignKey from, ForeignKey to) {
  /** Those among {@code changes}: a key is added again under its name if one of that is dropped. */
  public static List<KeyChange> in(List<SchemaChange> changes) {
    List<ForeignKey> dropped = new ArrayList<>();
    List<ForeignKey> added = new ArrayList<>();
    for (SchemaChange it : changes) {
      if (it instanceof DropForeignKey drop) {
        dropped.add(drop.key());
      } else if (it instanceof AddForeignKey add) {
        added.add(add.key());
      }
    }
    return between(dropped, added);
  }

  /** Those of some keys that are {@code dropped} and {@code added}. */
  public static List<KeyChange> between(List<ForeignKey> dropped, List<ForeignKey> added) {
    List<ForeignKey> before = new ArrayList<>(dropped);
    List<ForeignKey> after = new ArrayList<>(added);
    List<KeyChange> pairs = new ArrayList<>();
    for (boolean named : new boolean[] {true, false}) {
      for (ForeignKey to : List.copyOf(after)) {
        Optional<ForeignKey> from =
            before.stream()
                .filter(it -> it.same(to) && (!named || it.given().equals(to.given())))
                .findFirst();
        if (from.isPresent()) {
          pairs.add(new KeyChange(from.get(), to));
          before.remove(from.get());
          after.remove(to);
        }
      }
    }
    return pairs;
  }
}
