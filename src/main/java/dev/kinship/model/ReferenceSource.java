package dev.kinship.model;

import java.util.List;

/** The sources of a project, which say what their references to models mean. */
public interface ReferenceSource {
  /** Every model of the project, sorted by name and then by file. */
  List<Entity> all();

  /** What a reference in the class of {@code owner} means, as the library would find it. */
  Referent referent(Entity owner, ModelReference reference);

  /**
   * Whether the reference may mean a class of that name, by the text of the owner's file alone: by
   * the same name or by an alias that the file itself gives. No other file is read for it.
   */
  boolean mayMean(Entity owner, ModelReference reference, String className);
}
