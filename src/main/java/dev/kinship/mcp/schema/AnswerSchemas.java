package dev.kinship.mcp.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schemas of what tools answer. They name the fields of {@code kin schema} and leave their
 * insides to it, for a client reads all of them at each start.
 */
public final class AnswerSchemas {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> NUMBER = Map.of("type", "integer");
  private static final Map<String, Object> TEXTS = listOf(TEXT);
  private static final Map<String, Object> OBJECTS = listOf(Map.of("type", "object"));

  private static final Map<String, Object> CALLS =
      listOf(
          Schemas.fields(
              "type", "object",
              "properties", Schemas.fields("tool", TEXT, "arguments", Map.of("type", "object")),
              "required", List.of("tool", "arguments")));

  /** Of a plan, and of what became of it. */
  public static final Map<String, Object> PLAN =
      answer(
          Schemas.fields(
              "status",
              Map.of(
                  "enum", List.of("planned", "written", "reverted", "already_so", "not_written")),
              "plan",
              TEXT,
              "sentences",
              TEXTS,
              "meaning",
              TEXTS,
              "relationships",
              OBJECTS,
              "files",
              OBJECTS,
              "migration",
              TEXTS,
              "steps",
              OBJECTS,
              "notes",
              OBJECTS,
              "commit",
              TEXT,
              "undoes",
              TEXT,
              "migrate",
              TEXT,
              "next",
              CALLS),
          "status");

  public static final Map<String, Object> MODELS =
      answer(
          Schemas.fields(
              "models", OBJECTS,
              "paths", OBJECTS,
              "total", NUMBER,
              "cursor", TEXT,
              "unread", OBJECTS,
              "notes", OBJECTS),
          "models",
          "total");

  public static final Map<String, Object> STATUS =
      answer(
          Schemas.fields(
              "project", TEXT,
              "library", TEXT,
              "library_version", TEXT,
              "models", NUMBER,
              "async_models", NUMBER,
              "migrations", TEXT,
              "migration_files", NUMBER,
              "runner", TEXT,
              "dialect", TEXT,
              "dialect_reason", TEXT,
              "problem", TEXT,
              "unread", OBJECTS,
              "plans", NUMBER,
              "commits", NUMBER),
          "project",
          "models");

  public static final Map<String, Object> HISTORY =
      answer(
          Schemas.fields("commits", OBJECTS, "plans", OBJECTS, "not_yours", TEXTS),
          "commits",
          "plans");

  public static final Map<String, Object> EXPLANATION =
      answer(
          Schemas.fields(
              "rules", OBJECTS, "rule", Map.of("type", "object"), "page", TEXT, "topic", TEXT));

  private AnswerSchemas() {}

  private static Map<String, Object> listOf(Map<String, Object> item) {
    return Schemas.fields("type", "array", "items", item);
  }

  private static Map<String, Object> answer(Map<String, Object> fields, String... required) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("version", NUMBER);
    properties.putAll(fields);
    return Schemas.fields(
        "type", "object", "properties", properties, "required", List.of(required));
  }
}
