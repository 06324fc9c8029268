package dev.kinship.dialect.step;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import java.util.List;

/**
 * What the catalog of a database shows once a statement is done. An interrupted run may have done
 * it already; an error says nothing about that, since the same name may belong to something else.
 */
public sealed interface Fact {
  /** A table with these columns, and with the keys and indexes that come with it. */
  record HasTable(String table, List<String> columns, List<ForeignKey> keys, List<Index> indexes)
      implements Fact {}

  /** A column of this type, as SQL writes it. */
  record HasColumn(String table, String column, String type) implements Fact {}

  /** This foreign key under this name. */
  record HasKey(ForeignKey key, String name) implements Fact {}

  /** A usable index of this name, of just these columns in this order. */
  record HasIndex(Index index, String name) implements Fact {}

  /** A usable index of this name, however it is defined. */
  record HasNamedIndex(String table, String name) implements Fact {}

  record NoTable(String table) implements Fact {}

  /** The table exists and has no such column. */
  record NoColumn(String table, String column) implements Fact {}

  /** The table exists and has no constraint of this name. */
  record NoConstraint(String table, String name) implements Fact {}

  /** The table exists and has no index of this name. */
  record NoIndex(String table, String name) implements Fact {}
}
