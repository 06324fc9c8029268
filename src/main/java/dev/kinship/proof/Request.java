package dev.kinship.proof;

import java.util.List;
import java.util.Optional;

/**
 * What a program should prove: the relationships {@code wanted}, or all if that is empty; the
 * modules to import; the migrations to run, none if tables are made from the models, or if the
 * {@code server} has them.
 */
public record Request(
    List<String> files,
    List<String> roots,
    List<Module> modules,
    List<Migration> migrations,
    List<Wanted> wanted,
    int seconds,
    Optional<Server> server) {
  public Request {
    files = List.copyOf(files);
    roots = List.copyOf(roots);
    modules = List.copyOf(modules);
    migrations = List.copyOf(migrations);
    wanted = List.copyOf(wanted);
  }

  /** The same on a database of a server where the migrations have run. */
  public Request on(Server other) {
    return new Request(files, roots, modules, List.of(), wanted, seconds, Optional.of(other));
  }

  /** How to connect to a database, as {@code database.temporary.NewDatabase.Where} has it. */
  public record Server(List<String> words) {
    public Server {
      words = List.copyOf(words);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "server";
    }
  }

  /** A module: its file and its name with dots. */
  public record Module(String file, String name) {}

  /** A migration: its file and what is run of it. */
  public record Migration(String name, String text) {}

  /** A relationship: the file and the class that declare it, and its name there. */
  public record Wanted(String file, String owner, String name) {}
}
