package dev.kinship.library;

/** How a library writes the far end of a has_many_through. */
public enum FarEnd {
  /** As a relationship, through a join model. */
  DESCRIPTOR,
  /** As a method that goes through a join model from link to link. */
  METHOD,
  /** As a relationship by a join table, for which there is no model. */
  JOIN_TABLE
}
