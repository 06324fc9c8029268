/**
 * What a step of a migration is about: its comment, its title, the column that it fills, and what
 * the catalog shows once it is done.
 */
package dev.kinship.dialect.step;
