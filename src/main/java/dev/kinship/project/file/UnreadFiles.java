package dev.kinship.project.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what could not be read, so that it is told and not silently left out. */
public final class UnreadFiles {
  private final Map<String, Unread.Reason> reasons = new TreeMap<>();

  public void add(String path, Unread.Reason reason) {
    reasons.putIfAbsent(path, reason);
  }

  /** All of it, by name. */
  public List<Unread> all() {
    List<Unread> all = new ArrayList<>();
    reasons.forEach((path, reason) -> all.add(new Unread(path, reason)));
    return List.copyOf(all);
  }
}
