package dev.kinship.model;

import dev.kinship.text.Nfkc;
import java.util.Optional;

/**
 * A model as a user names it: {@code Order}, or {@code shop.models:Order} where two share a name.
 */
public record ModelName(Optional<String> module, String name) {
  public ModelName {
    module = module.map(Nfkc::of);
    name = Nfkc.of(name);
  }

  public static ModelName of(String words) {
    int colon = words.lastIndexOf(':');
    return colon < 0
        ? new ModelName(Optional.empty(), words)
        : new ModelName(Optional.of(words.substring(0, colon)), words.substring(colon + 1));
  }

  @Override
  public String toString() {
    return module.map(it -> it + ":").orElse("") + name;
  }
}
