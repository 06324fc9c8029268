package dev.kinship.model;

/** How far the library can save and load the values of a field. */
public enum Storage {
  FULL,
  /** No value of it, unless an adapter makes another one of it. */
  NONE,
  /** On MySQL and MariaDB the library loads it without its zone, which the field requires. */
  NO_ZONE_ON_MYSQL,
  /** It is the key, which the library does not save because it expects the database to make it. */
  LEFT_OUT
}
