package dev.kinship.cli.wizard;

/** What a question is about, in the order in which they are asked. */
enum Topic {
  SOURCE(1, "source", "The model that the sentence begins with: Book, in Book belongs_to Author."),
  TYPE(2, "type", "How many there are at the other end, and which model holds the foreign key."),
  TARGET(
      3,
      "target",
      "The model at the other end: Author, in Book belongs_to Author. A new name makes a model."),
  JOIN(
      3,
      "join model",
      "Each of its rows joins one row of both models, so it holds a key to each. A new name makes a model."),
  KEY(4, "foreign key", "The field that holds the key. If it does not exist, it is added."),
  TARGET_KEY(
      4,
      "key to the target",
      "The join model's other key. If the field does not exist, it is added."),
  OPTIONAL(
      4,
      "may be empty",
      "A required key is NOT NULL: a table that has rows needs a value for each of them (see --backfill)."),
  PAIR(4, "pairs may repeat", "If not, a unique index allows each pair once."),
  INVERSE(
      5,
      "inverse",
      "What leads back from the other model, by a name that is still free there. none leaves it out."),
  FLAVOUR(6, "sync or async", "Both models are new, and the project has models of both sorts.");

  private final int number;
  private final String title;
  private final String explanation;

  Topic(int number, String title, String explanation) {
    this.number = number;
    this.title = title;
    this.explanation = explanation;
  }

  /** The number of the question, of six. */
  int number() {
    return number;
  }

  /** What it is called in the list of answers. */
  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  boolean isWord() {
    return number < JOIN.number || this == TARGET;
  }

  boolean comesAfter(Topic other) {
    return compareTo(other) > 0;
  }
}
