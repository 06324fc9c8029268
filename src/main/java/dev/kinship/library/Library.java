package dev.kinship.library;

import dev.kinship.model.Field;
import dev.kinship.naming.Spelling;
import dev.kinship.naming.Words;
import dev.kinship.source.Sources;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A library whose models Kinship can read and write; each lives in a package of its own. */
public interface Library {
  /** Its name in settings and messages, as in {@code library = "rhosocial"}. */
  String id();

  /** What it is installed as. */
  String distribution();

  /** What the files of a project that uses it import. */
  Set<String> imports();

  /** The ending of such files. */
  String ending();

  /** How it writes names. */
  Spelling spelling();

  /** What messages call its things. */
  Words words();

  /** Whether a foreign key is a field that the model declares, and not only a column. */
  boolean declaresKeys();

  /** The primary key of a model that declares none. */
  Field primaryKey(Place place);

  /** How the far end of a has_many_through is written, if these of its options are given. */
  FarEnd farEnd(Set<String> options);

  /** The flags that only this library has. */
  List<LibraryOption> options();

  /** What uses relationships to see whether they work; empty if the library has no such program. */
  Optional<Proof> proof();

  /** The models in those files, each read when it is asked for. */
  Models models(Sources sources);
}
