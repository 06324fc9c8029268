package dev.kinship.source.python;

/** A name that a module has, and who can use it. */
public record Binding(String name, Origin origin, Reach reach) {
  /** Who can use the name. */
  public enum Reach {
    /** All code of the module, and the modules that import it. */
    MODULE,
    /** Code that asks the module for it, which imports it then: {@link LazyLookup}. */
    ON_REQUEST,
    TYPE_CHECKERS
  }

  public boolean typingOnly() {
    return reach == Reach.TYPE_CHECKERS;
  }

  /** Whether the module's own code can use it. */
  public boolean isGlobal() {
    return reach == Reach.MODULE;
  }

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

  /** Whether it comes from {@code from package import module}, if that is a module. */
  public boolean isModuleOfPackage(String module) {
    return origin instanceof Origin.Member it
        && it.level() == 0
        && module.equals(it.module() + "." + it.name());
  }

  /** Whether it comes from {@code import module}. */
  public boolean isModule(String module) {
    return origin instanceof Origin.Module it && it.module().equals(module);
  }
}
