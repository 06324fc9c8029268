package dev.kinship.library.rhosocial.words;

import java.util.Set;

/**
 * The names that every model has from the library or from pydantic: a relationship with such a name
 * would hide the member. The list is what {@code dir()} shows for both bases.
 */
public final class ReservedNames {
  /** Here and not in a file of the jar, for that takes as long to open as all else that is done. */
  public static final Set<String> ALL =
      Set.of(
          """
          backend bulk_create bulk_delete bulk_update clear_relation_cache configure construct copy
          create_collection_from_database create_from_database delete dict dirty_fields find_all
          find_one find_one_or_fail from_orm get_column_adapters get_column_to_field_map
          get_feature_handlers get_field_to_column_map get_logger get_logging_config
          get_old_attribute get_relation get_relations is_composite_pk is_dirty is_from_db
          is_new_record json log log_data model_computed_fields model_config model_construct
          model_copy model_dump model_dump_json model_extra model_fields model_fields_set
          model_json_schema model_parametrized_name model_post_init model_rebuild model_validate
          model_validate_json model_validate_strings off on parse_file parse_obj parse_raw
          primary_key primary_key_columns primary_key_field primary_key_fields query refresh
          register_relation reset_tracking save schema schema_json schema_name set_logger
          setup_logger table_name transaction update_forward_refs validate validate_column_names
          validate_custom validate_fields validate_record
          """
              .strip()
              .split("\\s+"));

  private ReservedNames() {}
}
