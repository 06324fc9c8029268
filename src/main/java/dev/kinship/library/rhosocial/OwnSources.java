package dev.kinship.library.rhosocial;

import dev.kinship.source.Sources;
import dev.kinship.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The project's files without a copy of the library among them, its own repository for instance:
 * what models import from it is then the library, as if it were installed, and nothing in it is
 * taken for a model of the project or edited.
 */
record OwnSources(Sources all) implements Sources {
  private static final String LIBRARY = "/" + Vocabulary.ROOT.replace('.', '/');

  @Override
  public Optional<SourceText> read(String name) {
    return isOwn(name) ? all.read(name) : Optional.empty();
  }

  @Override
  public boolean isFile(String name) {
    return isOwn(name) && all.isFile(name);
  }

  @Override
  public List<String> namesIn(String folder) {
    return all.namesIn(folder);
  }

  @Override
  public List<SourceText> mentioning(String ending, Set<String> words) {
    return all.mentioning(ending, words).stream().filter(it -> isOwn(it.name())).toList();
  }

  private static boolean isOwn(String name) {
    return !("/" + name).contains(LIBRARY);
  }
}
