package dev.kinship.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.cases.Case;
import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves what the cases of {@code kin add} have written, as a user would: by the command. Before a
 * merge, these are the cases that LibraryTest cannot run and a part of the others, which it proves
 * with the same program.
 */
@Tag("slow")
class VerifiedCasesTest {
  private static final int STEP = 32;

  /** Cases whose models, tables or migrations do not fit on purpose, with what is found. */
  private static final Map<String, String> APART =
      Map.of(
          "add/belongs_to/existing_lazy_names_are_used",
          "no migration creates the table `items`",
          "add/belongs_to/subclass_says_its_own",
          "no migration creates the table `orders`",
          "add/belongs_to/usual_key_that_exists_under_another_name_without_a_migration",
          "the table `posts` has no column `user_id`",
          "add/corpus/domain_table_with_two_keys_is_no_junction",
          "no migration creates the table `users`",
          "add/existing/optional_key_that_is_not_null",
          "the database requires `orders.user_id`, and the model does not",
          "add/existing/rebuild_keeps_the_numbers_of_rows",
          "the table `orders` has no column `id`",
          "add/hides_nothing_that_the_class_looks_up",
          "table visits has no column named due",
          "add/name_is_another_member_of_a_class_that_inherits",
          "the library gives no class the relationships of its bases");

  @TempDir Path scratch;

  static Stream<Case> written() {
    List<Case> all = Case.in("add").filter(Case::changes).toList();
    Stream<Case> special = all.stream().filter(it -> isSpecial(it.toString()));
    return Stream.concat(
        special, Sweep.part(all, STEP, 0).stream().filter(it -> !isSpecial(it.toString())));
  }

  private static boolean isSpecial(String it) {
    return APART.containsKey(it) || it.contains("/folder_");
  }

  @ParameterizedTest
  @MethodSource("written")
  void isProved(Case it) throws IOException {
    Shop project = new Shop(scratch);
    it.after().writeTo(project.folder());
    Files.createDirectories(project.folder().resolve(".git"));
    Files.createDirectories(project.home());
    int at = it.words().indexOf("--dialect");
    Run run =
        at < 0
            ? project.verify("", "--trust")
            : project.verify("", "--trust", "--dialect", it.words().get(at + 1));
    if (APART.containsKey(it.toString())) {
      assertThat(run.output()).contains(APART.get(it.toString()));
      assertThat(run.code()).isEqualTo(1);
    } else {
      assertThat(run.output()).contains("proved    ").contains(" 0 failed, ");
      assertThat(run.code()).as(run.output()).isZero();
    }
  }
}
