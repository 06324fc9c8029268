package dev.kinship.runner;

/** A file of the migrations' folder: its name in there, and its text. */
public record MigrationFile(String name, String text) {}
