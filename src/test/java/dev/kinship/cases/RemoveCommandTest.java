package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import dev.kinship.text.Nfkc;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Removing a relationship removes what its sentence has added, byte for byte. */
class RemoveCommandTest {
  private static final Pattern SIDE =
      Pattern.compile(
          "^([\\w.:]+) +(\\w+) +(belongs_to|has_\\w+) +([\\w.:]+) +(\\S+) .*$",
          Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final String IMPORT = "an import that was there and that nothing used goes too";
  private static final String MODEL = "a model that was created stays, and may have rows";
  private static final String INVERSE = "a side that was there without its inverse's name goes too";
  private static final String STAR = "an import that a star may hand on stays";
  private static final String SIDE_THERE = "the other side was there already, and it goes too";

  private static final String MENTIONED = "an annotation mentions the target, so its import stays";
  private static final String OTHER_TARGET = "the import that another relationship needs stays";

  private static final String SET_OFF = "a blank line that sets off what comes after it stays";
  private static final String WRAPPED = "a line that was wrapped stays so";
  private static final String PRIMARY_KEY = "the primary key that was missing stays";

  /** Cases that cannot come out as they began, each with the reason. */
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry("add/belongs_to/strings_that_look_like_code", SET_OFF),
          Map.entry("add/create/fields_of_a_new_target", MODEL),
          Map.entry("add/create/fields_of_two_new_models", MODEL),
          Map.entry("add/has_many_through/fields_of_the_join_model", MODEL),
          Map.entry("add/existing/action_of_a_column_in_a_dropped_check_mariadb", SET_OFF),
          Map.entry("add/existing/filled_mysql_with_a_column_that_changes_by_itself", SET_OFF),
          Map.entry("add/existing/mariadb_indexes_a_key_that_is_added", SET_OFF),
          Map.entry("add/existing/mysql_index_of_a_part_of_the_key", SET_OFF),
          Map.entry("add/existing/mysql_indexes_the_key_itself", SET_OFF),
          Map.entry("add/existing/mysql_unique_index_replaces_its_own", SET_OFF),
          Map.entry("add/existing/name_of_a_check_mariadb", SET_OFF),
          Map.entry("add/existing/unique_index_replaces_a_plain_one_mysql", SET_OFF),
          Map.entry("add/existing/unique_index_replaces_a_plain_one_postgresql", SET_OFF),
          Map.entry("add/migrations/goose_beside_a_file_with_a_letter", SET_OFF),
          Map.entry("add/migrations/new_table_numbered_as_the_others", MODEL),
          Map.entry("add/style/class_that_begins_with_a_method", PRIMARY_KEY),
          Map.entry("add/style/comments_stay_where_they_belong", PRIMARY_KEY),
          Map.entry("add/style/exports_in_order", MODEL),
          Map.entry("add/style/exports_under_the_same_name", MODEL),
          Map.entry("add/style/exports_with_an_empty_name", MODEL),
          Map.entry("add/style/join_model_with_c_first", MODEL),
          Map.entry("add/style/join_model_with_docstrings", MODEL),
          Map.entry("add/style/self_join_with_a_docstring", MODEL),
          Map.entry("add/schema/h2_makes_the_indexes_of_a_new_table", MODEL),
          Map.entry("add/style/import_line_that_gets_too_long", WRAPPED),
          Map.entry("add/style/join_model_without_c", MODEL),
          Map.entry("add/style/optional_where_python_3_10_is_required", PRIMARY_KEY),
          Map.entry("add/style/optional_where_python_3_9_may_run", PRIMARY_KEY),
          Map.entry("add/types/collation_of_the_parent", SET_OFF),
          Map.entry("add/types/notes", SET_OFF),
          Map.entry("add/types/sqlite_takes_any_type", SET_OFF),
          Map.entry("add/types/uuid_model_on_a_text_parent", SET_OFF),
          Map.entry("add/types/uuid_model_on_a_varchar_parent", SET_OFF),
          Map.entry("add/vitess/foreign_keys_of_one_shard", MODEL),
          Map.entry("add/vitess/join_table_beside_its_source", MODEL),
          Map.entry("add/vitess/join_table_that_can_be_beside_nothing", MODEL),
          Map.entry("add/vitess/join_table_whose_target_is_on_all_shards_of_its_own", MODEL),
          Map.entry("add/vitess/vschema_in_one_line", MODEL),
          Map.entry("add/annotation_that_type_checkers_know_from_the_model_itself", MENTIONED),
          Map.entry("add/belongs_to/annotated_union_and_field", IMPORT),
          Map.entry("add/belongs_to/both_sides_without_inverse", INVERSE),
          Map.entry("add/belongs_to/descriptors_from_inside_the_package", IMPORT),
          Map.entry("add/belongs_to/import_that_only_type_checkers_see", SIDE_THERE),
          Map.entry("add/belongs_to/lookup_kept_twice_in_a_merge", SIDE_THERE),
          Map.entry(
              "add/belongs_to/lookup_written_by_hand",
              "the lookup mentions the name, so its import for type checkers stays"),
          Map.entry(
              "add/belongs_to/inline_bodies",
              "a body on its own lines stays so, and the primary key that was missing"),
          Map.entry("add/belongs_to/only_the_child_has_it", SIDE_THERE),
          Map.entry("add/belongs_to/only_the_parent_has_it", SIDE_THERE),
          Map.entry("add/belongs_to/star_below_which_the_name_is_bound", STAR),
          Map.entry("add/belongs_to/star_of_a_module_with_all", STAR),
          Map.entry("add/belongs_to/stars_of_the_same_models", STAR),
          Map.entry("add/corpus/buses_images_types", IMPORT),
          Map.entry("add/corpus/column_system_id_of_systems_itself", IMPORT),
          Map.entry("add/corpus/criteria_stay_criteria", IMPORT),
          Map.entry("add/corpus/key_of_the_same_name_as_a_custom_property", IMPORT),
          Map.entry("add/corpus/managed_suppliers", IMPORT),
          Map.entry("add/corpus/named_relation_is_completed_by_its_name", INVERSE),
          Map.entry("add/corpus/names_in_another_script", IMPORT),
          Map.entry("add/corpus/own_primary_key_named_like_a_foreign_key", IMPORT),
          Map.entry("add/corpus/plural_is_there_already", IMPORT),
          Map.entry("add/corpus/reserved_words_as_tables_and_columns", IMPORT),
          Map.entry("add/corpus/self_reference_many_to_many", MODEL),
          Map.entry("add/corpus/side_deleted_on_purpose_stays_away", IMPORT),
          Map.entry("add/corpus/singular_equals_plural", IMPORT),
          Map.entry("add/corpus/table_as_its_own_parent", IMPORT),
          Map.entry("add/corpus/two_keys_to_one_table_from_nothing", IMPORT),
          Map.entry("add/sentences_in_quotes", MODEL),
          Map.entry("add/create/async_source_in_one_file", MODEL),
          Map.entry("add/create/base_with_its_field_proxy", MODEL),
          Map.entry("add/create/belongs_to", MODEL),
          Map.entry("add/create/both_models", MODEL),
          Map.entry("add/create/export_after_the_base_class", MODEL),
          Map.entry("add/create/every_mixin_of_the_library", MODEL),
          Map.entry("add/create/exports_by_star", MODEL),
          Map.entry("add/create/exports_of_one_file", MODEL),
          Map.entry("add/create/exports_of_two_new_models", MODEL),
          Map.entry("add/create/mixin_of_the_project", MODEL),
          Map.entry("add/create/mixins_beside_a_composite_key", MODEL),
          Map.entry("add/create/mixins_of_async_models", MODEL),
          Map.entry("add/create/mixins_that_both_ends_share", MODEL),
          Map.entry("add/create/soft_deletion_where_pairs_repeat", MODEL),
          Map.entry("add/create/file_of_another_case", MODEL),
          Map.entry("add/create/file_that_windows_cannot_have", MODEL),
          Map.entry("add/create/file_that_hides_an_installed_package", MODEL),
          Map.entry("add/create/file_that_hides_the_standard_library", MODEL),
          Map.entry("add/create/file_that_hides_what_others_import", MODEL),
          Map.entry("add/create/module_that_hides_a_name_of_its_package", MODEL),
          Map.entry("add/create/line_ends_of_the_neighbours", MODEL),
          Map.entry("add/create/package_of_that_name", MODEL),
          Map.entry("add/create/standard_name_in_a_package", MODEL),
          Map.entry("add/has_many/completes_the_only_belongs_to", SIDE_THERE),
          Map.entry("add/has_many_through/async_models", MODEL),
          Map.entry("add/has_many_through/composite_key", MODEL),
          Map.entry("add/has_many_through/flat_modules_with_top_import", MODEL),
          Map.entry("add/has_many_through/folder_in_the_path_of_programs", MODEL),
          Map.entry("add/has_many_through/inline_body_without_support_module", MODEL),
          Map.entry("add/has_many_through/join_model_is_missing", MODEL),
          Map.entry("add/has_many_through/model_in_a_package_init", MODEL),
          Map.entry("add/has_many_through/model_in_an_outer_package_init", MODEL),
          Map.entry("add/has_many_through/one_file", MODEL),
          Map.entry("add/has_many_through/one_file_async", MODEL),
          Map.entry("add/has_many_through/packages_that_export_their_models", MODEL),
          Map.entry("add/has_many_through/project_base_class", MODEL),
          Map.entry("add/has_many_through/said_from_the_other_side", MODEL),
          Map.entry("add/has_many_through/self_reference", MODEL),
          Map.entry("add/has_many_through/top_packages_that_export_their_models", MODEL),
          Map.entry("add/has_many_through/without_support_module", MODEL),
          Map.entry("add/has_many_through/without_support_module_async", MODEL),
          Map.entry("add/migrations/table_in_another_case", MODEL),
          Map.entry("add/schema/join_model_against_its_base", MODEL),
          Map.entry("add/schema/join_model_in_the_schema_of_its_source", MODEL),
          Map.entry("add/schema/join_model_that_inherits_its_schema", MODEL),
          Map.entry("add/other_target_of_a_postponed_class", OTHER_TARGET),
          Map.entry("add/relationship_bound_again", SIDE_THERE),
          Map.entry("add/repair_import_moved_under_type_checking", SIDE_THERE),
          Map.entry("add/repair_import_of_class_var", SIDE_THERE),
          Map.entry("add/repair_import_of_the_descriptor", SIDE_THERE),
          Map.entry("add/repair_import_that_postponed_annotations_use", SIDE_THERE),
          Map.entry("add/repair_import_that_the_class_body_uses", SIDE_THERE),
          Map.entry("add/repair_import_under_another_name", SIDE_THERE));

  @TempDir(factory = InMemory.class)
  Path scratch;

  static Stream<Case> changing() {
    return Case.in("add").filter(Case::changes);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void removesEveryByteThatWasAdded(Case it) {
    removes(it, it.before());
  }

  @ParameterizedTest
  @MethodSource("changing")
  void removesItWhereTheLastLineHasNoEnd(Case it) {
    // The support module counts as edited without it.
    removes(
        it,
        it.before()
            .changed(
                name -> name.matches("(?!.*through).*\\.py"),
                text -> text.replaceFirst("\n$", "")));
  }

  private void removes(Case it, Tree project) {
    project.writeTo(scratch);
    Map<String, Side> before = sides();
    it.run(project, scratch);
    SequencedMap<String, Side> made = sides();
    made.keySet().removeAll(before.keySet());
    if (it.words().contains("--no-support-module")) {
      made.putFirst(it.words().get(1) + ".roles", new Side("", "id"));
    }

    made.forEach(
        (name, side) -> {
          if (sides().containsKey(name) || side.child().isEmpty()) {
            remove(name + (side.keyIn(project) ? "" : " --drop-key"));
          }
        });

    Tree end = withoutMigrations(Tree.read(scratch));
    if (OTHERWISE.containsKey(it.toString())) {
      assertThat(end).isNotEqualTo(withoutMigrations(project));
    } else {
      assertThat(end.files()).isEqualTo(withoutMigrations(project).files());
    }
  }

  /** Where the class that has the key is called so, and its key. */
  private record Side(String child, String key) {
    /** Whether the key field already exists. */
    boolean keyIn(Tree tree) {
      String name = child.substring(child.indexOf(':') + 1);
      String module = child.substring(0, Math.max(0, child.indexOf(':'))).replace('.', '/');
      Pattern field =
          Pattern.compile(
              "\\nclass %s\\b(?:(?!\\nclass ).)*\\n[ \\t]+%s:".formatted(name, key),
              Pattern.DOTALL);
      // A tree holds bytes.
      return tree.files().entrySet().stream()
          .filter(it -> it.getKey().startsWith(module))
          .map(Map.Entry::getValue)
          .map(it -> Nfkc.of(new String(it.getBytes(ISO_8859_1), UTF_8)))
          .anyMatch(it -> field.matcher(it).find());
    }
  }

  private void remove(String words) {
    Result removed = kin("remove " + words + " --no-migration --yes");
    assertThat(removed.output()).endsWith("exit 0\n");
  }

  /** {@code Order.user} and so on, those that go through others first. */
  private SequencedMap<String, Side> sides() {
    SequencedMap<String, Side> through = new LinkedHashMap<>();
    SequencedMap<String, Side> direct = new LinkedHashMap<>();
    SIDE.matcher(kin("list").output())
        .results()
        .forEach(
            it -> {
              String child = it.group(3).equals("belongs_to") ? it.group(1) : it.group(4);
              (it.group(3).equals("has_many_through") ? through : direct)
                  .put(it.group(1) + "." + it.group(2), new Side(child, it.group(5)));
            });
    through.putAll(direct);
    return through;
  }

  private static Tree withoutMigrations(Tree tree) {
    Map<String, String> files = new TreeMap<>(tree.files());
    files.keySet().removeIf(it -> it.contains(".sql"));
    return new Tree(files);
  }

  private Result kin(String words) {
    return Case.run(Tree.read(scratch), scratch, List.of(words.split(" ")));
  }
}
