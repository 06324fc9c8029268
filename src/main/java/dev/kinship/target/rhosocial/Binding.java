package dev.kinship.target.rhosocial;

/** A name that a module's statements bind; {@code typingOnly} where only type checkers run them. */
record Binding(String name, Origin origin, boolean typingOnly) {
  /**
   * Whether it comes from {@code from module import member}, or from a module inside that one,
   * which hands on what it takes from there.
   */
  boolean isMember(ModulePath path, String member) {
    return origin instanceof Origin.Member it
        && it.level() == path.level()
        && (it.module().equals(path.module()) || it.module().startsWith(path.module() + "."))
        && it.name().equals(member);
  }

  /** Whether it comes from {@code import module}. */
  boolean isModule(String module) {
    return origin instanceof Origin.Module it && it.module().equals(module);
  }
}
