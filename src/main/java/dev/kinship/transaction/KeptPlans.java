package dev.kinship.transaction;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Ordering;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans that were shown and not written, each in a file of its own under its id. */
public final class KeptPlans {
  /** How many are kept; when there is one more, the oldest is deleted. */
  public static final int MOST = 50;

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private static final String ENDING = ".json";
  private static final String PLAN = "plan ";

  /** A plan holds each text of its files once or twice. */
  private static final int LARGEST = 256 << 20;

  private final KinshipFolder home;
  private final Path folder;

  private KeptPlans(Path root, Seal seal) {
    this.home = new KinshipFolder(root, seal);
    this.folder = home.folder().resolve("plans");
  }

  /** {@code root} is the project's folder. */
  public static KeptPlans in(Path root, Seal seal) {
    return new KeptPlans(root.toAbsolutePath().normalize(), seal);
  }

  /**
   * Keeps a plan. It needs no lock: the file appears at once and whole, and no other run could
   * write it differently. It is not forced to the disk: a plan that is lost can be made again, and
   * one that is damaged is not committed.
   *
   * @throws Refused where it cannot be written
   */
  public void keep(String id, String json) {
    if (!isId(id)) {
      throw new IllegalArgumentException("not the id of a plan: " + id);
    }
    Path file = folder.resolve(id + ENDING);
    Path beside = folder.resolve("%s.%x.new".formatted(id, System.nanoTime()));
    try {
      home.make();
      Files.createDirectories(folder);
      // It holds the text of files that may be for their owner's eyes only.
      try (var channel = Files.newByteChannel(beside, NEW, Attributes.forOwner("rw-------"))) {
        ByteBuffer text = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
        while (text.hasRemaining()) {
          channel.write(text);
        }
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      forgetOldest();
    } catch (IOException e) {
      throw CommitRefusals.unwritten(".kinship/plans", e, List.of());
    }
  }

  /** What proves in a plan's file that this user's run here has kept it. */
  public String seal(String digest) {
    try {
      return home.seal().of(PLAN + digest);
    } catch (IOException e) {
      throw CommitRefusals.noKey(e);
    }
  }

  /** Whether {@code seal} is that of the plan with this digest. */
  public boolean isOwn(String digest, String seal) {
    return home.seal().isOf(PLAN + digest, seal);
  }

  /** The plan that was kept under that id. */
  public Optional<String> find(String id) {
    Path file = folder.resolve(isId(id) ? id + ENDING : ENDING);
    try {
      return isReal() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new String(PlainFile.read(file, LARGEST), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw CommitRefusals.unreadable(".kinship/plans/" + id + ENDING, e);
    }
  }

  /** Every id, the newest first. */
  public List<String> ids() {
    return newest(files()).map(it -> Disk.nameOf(it).replace(ENDING, "")).toList();
  }

  /** When the plan of that id was kept; the epoch if there is none. */
  public Instant time(String id) {
    return Instant.ofEpochMilli(folder.resolve(id + ENDING).toFile().lastModified());
  }

  private void forgetOldest() throws IOException {
    List<Path> files = files();
    if (files.size() > MOST) {
      for (Path file : newest(files).skip(MOST).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Stream<Path> newest(List<Path> files) {
    return files.stream().sorted(Ordering.by(KeptPlans::age).then(Ordering.by(it -> it)));
  }

  /** Whether neither the folder nor that of Kinship is a link. */
  private boolean isReal() {
    return Files.isDirectory(home.folder(), LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private List<Path> files() {
    if (!isReal()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> isPlan(Disk.nameOf(it))).toList();
    } catch (IOException e) {
      throw CommitRefusals.unreadable(".kinship/plans", e);
    }
  }

  private static boolean isPlan(String name) {
    return name.endsWith(ENDING) && isId(name.substring(0, name.length() - ENDING.length()));
  }

  private static boolean isId(String name) {
    return !name.isEmpty() && name.chars().allMatch(KeptPlans::isOfId);
  }

  private static boolean isOfId(int character) {
    return character < 128 && Character.isLetterOrDigit(character);
  }

  /** Another run may have deleted it in the meantime. */
  private static long age(Path file) {
    return -file.toFile().lastModified();
  }
}
