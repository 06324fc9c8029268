package dev.kinship.disk;

import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of the system that says it is one of the watched file system. */
record WatchedPath(Path real, WatchedFileSystem system) implements InvocationHandler {
  static Path of(Path real, WatchedFileSystem system) {
    return (Path)
        Proxy.newProxyInstance(
            WatchedPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new WatchedPath(real, system));
  }

  /** The system's own path. */
  static Path real(Path path) {
    return Proxy.isProxyClass(path.getClass())
        ? ((WatchedPath) Proxy.getInvocationHandler(path)).real
        : path;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "getFileSystem" -> {
        return system;
      }
      case "toFile" -> {
        return new File(real.toString());
      }
      case "iterator" -> {
        return names();
      }
      default -> {}
    }
    Object[] own = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] = own[i] instanceof Path path ? real(path) : own[i];
    }
    try {
      Object result = method.invoke(real, own);
      return result instanceof Path path ? of(path, system) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Iterator<Path> names() {
    List<Path> names = new ArrayList<>();
    real.forEach(it -> names.add(of(it, system)));
    return names.iterator();
  }
}
