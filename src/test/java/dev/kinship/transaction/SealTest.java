package dev.kinship.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.transaction.disk.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that tells what this user wrote here from what came with a repository. */
class SealTest {
  @TempDir private Path folder;

  @Test
  void knowsItsOwnSealsOnly() throws IOException {
    Seal mine = Seal.withKeyIn(List.of(folder.resolve("mine")));
    Seal other = Seal.withKeyIn(List.of(folder.resolve("other")));
    String seal = mine.of("text");

    assertThat(mine.isOf("text", seal)).isTrue();
    assertThat(Seal.withKeyIn(List.of(folder.resolve("mine"))).isOf("text", seal)).isTrue();
    assertThat(mine.isOf("text ", seal)).isFalse();
    assertThat(mine.isOf("text", "")).isFalse();
    assertThat(other.isOf("text", seal)).isFalse();
    assertThat(other.of("text")).isNotEqualTo(seal);
  }

  /** RFC 4231, test case 2, whose key is shorter than ours: the construction is that of HMAC. */
  @Test
  void isAnHmac() throws IOException {
    byte[] key = new byte[32];
    System.arraycopy(new byte[] {'J', 'e', 'f', 'e'}, 0, key, 0, 4);
    Path state = Files.createDirectory(folder.resolve("rfc"), Attributes.forOwner("rwx------"));
    Files.createFile(state.resolve("key"), Attributes.forOwner("rw-------"));
    Files.write(state.resolve("key"), key);

    assertThat(Seal.withKeyIn(List.of(state)).of("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void itsKeyIsForItsOwnerOnly() throws IOException {
    Seal.withKeyIn(List.of(folder.resolve("a/b/kinship"))).of("text");

    assertThat(Attributes.mode(folder.resolve("a/b/kinship"))).isEqualTo(0700);
    assertThat(Attributes.mode(folder.resolve("a/b/kinship/key"))).isEqualTo(0600);
    assertThat(Files.size(folder.resolve("a/b/kinship/key"))).isEqualTo(32);
  }

  @Test
  void aKeyThatOthersCouldHaveMadeDoesNotCount() throws IOException {
    Path state = folder.resolve("state");
    Seal seal = Seal.withKeyIn(List.of(state));
    String before = seal.of("text");

    Files.setAttribute(state, "unix:mode", 0777);
    assertThat(seal.isOf("text", before)).isFalse();
    assertThatThrownBy(() -> seal.of("text")).isInstanceOf(IOException.class);

    Files.setAttribute(state, "unix:mode", 0700);
    Files.setAttribute(state.resolve("key"), "unix:mode", 0622);
    assertThat(seal.isOf("text", before)).isFalse();
  }

  @Test
  void aKeyThatIsCutOffIsMadeAgain() throws IOException {
    Path state = folder.resolve("state");
    Seal seal = Seal.withKeyIn(List.of(state));
    String before = seal.of("text");
    Files.write(state.resolve("key"), new byte[5]);

    assertThat(seal.isOf("text", before)).isFalse();
    assertThat(seal.isOf("text", seal.of("text"))).isTrue();
  }

  @Test
  void takesTheNextFolderIfOneCannotKeepTheKey() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path usable = folder.resolve("usable");
    Seal seal = Seal.withKeyIn(List.of(file.resolve("kinship"), usable));

    assertThat(seal.isOf("text", seal.of("text"))).isTrue();
    assertThat(usable.resolve("key")).exists();
    assertThatThrownBy(() -> Seal.withKeyIn(List.of(file.resolve("kinship"))).of("text"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Seal.withKeyIn(List.of()).of("text")).isInstanceOf(IOException.class);
  }

  @Test
  void nothingIsLeftBehindIfTheKeyCannotBeKept() throws IOException {
    Path state = Files.createFile(folder.resolve("state"));
    Project project = new Project(folder.resolve("project")).put("a.py", "a\n");
    Transaction transaction =
        Transaction.in(project.root(), Seal.withKeyIn(List.of(state.resolve("kinship"))));

    assertThatThrownBy(
            () ->
                transaction.commit(
                    List.of(project.insert("a.py", 0, "# 1\n")),
                    Project.SENTENCE,
                    Project.NOW,
                    Project.HOLDS))
        .hasMessageContaining("the key that marks your plans and commits cannot be stored")
        .hasMessageContaining(state.toString());
    assertThat(project.path(".kinship")).doesNotExist();
    assertThat(project.text("a.py")).isEqualTo("a\n");
  }

  @Test
  void runsAtOnceAgreeOnOneKey() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    ConcurrentHashMap<String, Integer> seals = new ConcurrentHashMap<>();
    for (int i = 0; i < 16; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Seal seal = Seal.withKeyIn(List.of(folder.resolve("state")));
                      seals.merge(seal.of("text"), 1, Integer::sum);
                    } catch (IOException e) {
                      seals.merge(String.valueOf(e), 1, Integer::sum);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(seals).hasSize(1).containsValue(16);
  }
}
