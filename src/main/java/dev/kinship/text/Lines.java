package dev.kinship.text;

import java.util.Arrays;

/** Where the lines of a text begin; {@code \n}, {@code \r\n} and {@code \r} end one. */
final class Lines {
  private final String text;
  private final int[] starts;

  private Lines(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static Lines of(String text) {
    int[] starts = new int[16];
    int count = 1;
    int feed = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      boolean feeds = carriage < 0 || (feed >= 0 && feed < carriage);
      int end = feeds ? feed : carriage;
      if (feeds || feed != end + 1) {
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = end + 1;
      }
      feed = feeds ? text.indexOf('\n', end + 1) : feed;
      carriage = feeds ? carriage : text.indexOf('\r', end + 1);
    }
    return new Lines(text, Arrays.copyOf(starts, count));
  }

  /** Which line {@code offset} is in, from 0; a line end belongs to the line that it ends. */
  int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  int start(int line) {
    return starts[line];
  }

  /** Where the line ends, before its line end. */
  int end(int line) {
    if (line + 1 == starts.length) {
      return text.length();
    }
    int next = starts[line + 1];
    return text.startsWith("\r\n", next - 2) ? next - 2 : next - 1;
  }
}
