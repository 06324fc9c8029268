package dev.kinship.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "author_id",
        "authorId",
        "AuthorId",
        "AuthorID",
        "AUTHOR_ID",
        "id_author",
        "idAuthor",
        "IDAuthor",
        "fk_author",
        "fkAuthor",
        "author_fk",
        "fk_author_id",
        "author_id_fk",
        "fk_id_author",
        "author_uuid",
        "authorUuid",
        "AuthorUUID",
        "uuid_author",
        "author_guid",
        "author_ulid",
        "author_pk",
        "AuthorPk"
      })
  void aMarkedKeyHasARole(String key) {
    assertThat(KeyNames.role(key)).contains("author");
    assertThat(KeyNames.sameRole(key, "author_id")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SupportRepId, support_rep",
    "home_team_id, home_team",
    "in_reply_to_id, in_reply_to",
    "api_key_id, api_key",
    "payment_ref_id, payment_ref",
    "grid_id, grid",
    "paid_id, paid"
  })
  void aRoleMayHaveSeveralWords(String key, String role) {
    assertThat(KeyNames.role(key)).contains(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "uuid",
        "fk",
        "_id",
        "reports_to",
        "created_by",
        "authorid",
        "valid",
        "grid"
      })
  void otherNamesHaveNone(String key) {
    assertThat(KeyNames.role(key)).isEmpty();
    assertThat(KeyNames.sameRole(key, key)).isFalse();
  }
}
