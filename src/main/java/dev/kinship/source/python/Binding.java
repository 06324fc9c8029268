package dev.kinship.source.python;

/** A name that a module's statements bind; {@code typingOnly} where only type checkers run them. */
public record Binding(String name, Origin origin, boolean typingOnly) {
  /**
   * Whether it comes from {@code from module import member}, or from a module inside that one,
   * which hands on what it takes from there.
   */
  public boolean isMember(ModulePath path, String member) {
    return origin instanceof Origin.Member it
        && it.level() == path.level()
        && (it.module().equals(path.module()) || it.module().startsWith(path.module() + "."))
        && it.name().equals(member);
  }

  /** Whether it comes from {@code import module}. */
  public boolean isModule(String module) {
    return origin instanceof Origin.Module it && it.module().equals(module);
  }
}
