package dev.kinship.transaction;

import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans that were shown and not written, each in a file of its own under its id. */
public final class KeptPlans {
  /** How many are kept; when there is one more, the oldest goes. */
  public static final int MOST = 50;

  private static final String ID = "[0-9A-Za-z]+";
  private static final String ENDING = ".json";

  private final Home home;
  private final Path folder;

  private KeptPlans(Path root) {
    this.home = new Home(root);
    this.folder = home.folder().resolve("plans");
  }

  /** {@code root} is the project's folder. */
  public static KeptPlans in(Path root) {
    return new KeptPlans(root.toAbsolutePath().normalize());
  }

  /**
   * Keeps a plan. It wants no lock: the file appears at once and whole, and says nothing that
   * another run could say otherwise.
   *
   * @throws Refused where it cannot be written
   */
  public void keep(String id, String json) {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("no id of a plan: " + id);
    }
    Path file = folder.resolve(id + ENDING);
    Path beside = folder.resolve("%s.%d.new".formatted(id, ProcessHandle.current().pid()));
    Disk disk = new Disk(what -> {});
    try {
      home.make();
      Files.createDirectories(folder);
      // It holds the text of files that may be for their owner's eyes only.
      Content content = Content.of(json.getBytes(StandardCharsets.UTF_8));
      disk.create(beside, content, Attributes.POSIX ? Attributes.OWNER_ONLY : Step.UMASK);
      disk.move(beside, file);
      forgetOldest();
    } catch (IOException e) {
      throw Failure.unwritten(".kinship/plans", e, List.of());
    }
  }

  /** The plan that was kept under that id. */
  public Optional<String> find(String id) {
    Path file = folder.resolve(id.matches(ID) ? id + ENDING : ENDING);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw Failure.unreadable(".kinship/plans/" + id + ENDING, e);
    }
  }

  /** Every id, the newest first. */
  public List<String> ids() {
    return files().stream().map(it -> Disk.nameOf(it).replace(ENDING, "")).toList();
  }

  private void forgetOldest() throws IOException {
    for (Path file : files().stream().skip(MOST).toList()) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> Disk.nameOf(it).matches(ID + "\\.json"))
          .sorted(Comparator.comparingLong(KeptPlans::age).thenComparing(it -> it))
          .toList();
    } catch (IOException e) {
      throw Failure.unreadable(".kinship/plans", e);
    }
  }

  /** Another run may have taken it away meanwhile. */
  private static long age(Path file) {
    return -file.toFile().lastModified();
  }
}
