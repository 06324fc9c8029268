package dev.kinship.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableWordsTest {
  @ParameterizedTest
  @CsvSource({
    "person, persons",
    "repo, repos",
    "hero, heros",
    "status, status_statuses",
    "category, shop_categories",
    "matrix, matrices",
    "index, indices",
    "leaf, leaves",
    "analysis, analyses",
    "datum, data",
    "criterion, criteria",
    "quiz, quizzes",
    "autor, autores",
    "usuario, usuarios",
    "lapiz, lapices",
    "acao, acoes",
    "animal, animais",
    "homem, homens",
    "papel, papeis",
    "journal, journaux",
    "travail, travaux",
    "niveau, niveaux",
    "utente, utenti",
    "prodotto, prodotti",
    "categoria, categorie",
    "kunde, kunden",
    "bestellung, bestellungen",
    "benutzerin, benutzerinnen",
    "kind, kinder",
    "preis, preise",
    "klant, klanten",
    "ordre, ordrer",
    "flicka, flickor",
    "faktura, faktury",
    "order, Orders",
    "order, tblOrders"
  })
  void aTableTellsThePlural(String word, String table) {
    assertThat(TableWords.plural(word, table)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "person, t_person_data",
    "person, person",
    "person, people_v2",
    "user, legacy_users_v2",
    "user, users2",
    "user, users_old",
    "user, accounts",
    "user, user_data",
    "user, userdata",
    "user, username",
    "order, orderitems",
    "order, ordering",
    "org, organizations",
    "dept, departments",
    "log, login",
    "account, accounting",
    "post, posted",
    "cat, categories",
    "item, ''"
  })
  void anotherWordIsNotAPlural(String word, String table) {
    assertThat(TableWords.plural(word, table)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "o_auth_tokens, oauth_tokens, oauth_tokens",
    "git_hub_repos, app_github_repos, github_repos",
    "orderitems, order_items, order_items",
    "order_items, order_items, order_items",
    "order_items, orderitems, order_items",
    "order_items, my_order_item, order_items",
    "order_items, xorder_items, order_items",
    "people, t_person_data, people"
  })
  void aTableTellsWhereWordsBegin(String plural, String table, String expected) {
    assertThat(TableWords.spelled(plural, table)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "o_auth_token, oauth_tokens, oauth_token",
    "git_hub_repo, github_repos, github_repo",
    "orderitem, order_items, order_item",
    "user_person, user_people, user_person",
    "user, users, user"
  })
  void aClassHasTheWordsOfItsPlural(String name, String plural, String expected) {
    assertThat(TableWords.singular(name, plural)).isEqualTo(expected);
  }
}
