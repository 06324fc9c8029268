package dev.kinship.mcp;

import dev.kinship.diagnostic.Refused;
import dev.kinship.mcp.document.Documents;
import dev.kinship.mcp.document.RelatePrompt;
import dev.kinship.mcp.tool.AgentTool;
import dev.kinship.mcp.tool.Reply;
import dev.kinship.mcp.tool.ServedProject;
import dev.kinship.mcp.tool.Tools;
import dev.kinship.report.Printer;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Offers the tools, the documents and the prompt to one client, in the words of its library. */
public final class ProtocolServer {
  /** How long a user may take to answer a form. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final String INSTRUCTIONS =
      "Kinship writes relationships between ActiveRecord models: both classes, their imports and the"
          + " migration. Use it for every relationship instead of editing models. First kin_models,"
          + " then kin_plan, show the plan to the user, then kin_commit with its id.";

  private static final String MODELS = "kin://models";
  private static final String DIFF = "kin://plan/{id}/diff";
  private static final String CODE = "kin://codes/{code}";

  private final ServedProject project;
  private final Documents documents;

  private ProtocolServer(ServedProject project) {
    this.project = project;
    this.documents = new Documents(project);
  }

  /** Answers a client on these streams until it has no more to say. */
  public static void run(
      ServedProject project, boolean readOnly, String version, BufferedReader in, Printer out) {
    ProtocolJson json = new ProtocolJson();
    Wire wire = new Wire(in, out, json);
    ProtocolServer server = new ProtocolServer(project);
    McpServer.sync(wire)
        .jsonMapper(json)
        .jsonSchemaValidator(new Unchecked())
        .validateToolInputs(false)
        .serverInfo("kinship", version)
        .instructions(INSTRUCTIONS)
        .capabilities(
            ServerCapabilities.builder()
                .tools(false)
                .resources(false, false)
                .prompts(false)
                .completions()
                .build())
        .tools((readOnly ? Tools.looking() : Tools.ALL).stream().map(server::tool).toList())
        .resources(server.models())
        .resourceTemplates(
            server.template(DIFF, "diff of a plan", "text/x-diff", server.documents::diff),
            server.template(CODE, "page of a code", "text/markdown", server.documents::page))
        .prompts(server.prompt())
        .completions(
            server.completion(
                new PromptReference(RelatePrompt.NAME),
                (name, typed) -> RelatePrompt.complete(name, typed, project)),
            server.completion(
                new ResourceReference(DIFF), (name, typed) -> server.documents.plans(typed)),
            server.completion(new ResourceReference(CODE), (name, typed) -> Documents.codes(typed)))
        .requestTimeout(PATIENCE)
        .immediateExecution(true)
        .build();
    wire.run();
  }

  private SyncToolSpecification tool(AgentTool tool) {
    AgentTool.Effect effect = tool.effect();
    ToolAnnotations hints =
        ToolAnnotations.builder()
            .title(tool.title())
            .readOnlyHint(!effect.writes())
            .destructiveHint(effect.writes())
            .idempotentHint(effect.repeatable())
            .openWorldHint(false)
            .build();
    return SyncToolSpecification.builder()
        .tool(
            Tool.builder(tool.name(), tool.arguments(project))
                .title(tool.title())
                .description(tool.description())
                .outputSchema(tool.answer())
                .annotations(hints)
                .build())
        .callHandler((exchange, request) -> call(tool, exchange, request))
        .build();
  }

  private CallToolResult call(
      AgentTool tool, McpSyncServerExchange exchange, CallToolRequest request) {
    Reply reply = Tools.call(tool, request.arguments(), project, new ClientForm(exchange));
    List<Content> content = new ArrayList<>();
    content.add(TextContent.builder(reply.line()).build());
    reply
        .plan()
        .ifPresent(
            it ->
                content.add(
                    ResourceLink.builder()
                        .uri(DIFF.replace("{id}", it))
                        .name("diff of plan " + it)
                        .mimeType("text/x-diff")
                        .build()));
    return CallToolResult.builder()
        .content(content)
        .structuredContent(reply.answer())
        .isError(reply.refused())
        .build();
  }

  private SyncResourceSpecification models() {
    String type = "application/json";
    return new SyncResourceSpecification(
        Resource.builder(MODELS, "models")
            .description("all models and their relationships")
            .mimeType(type)
            .build(),
        (exchange, request) ->
            read(
                request,
                type,
                it -> {
                  try {
                    return Json.write(documents.models());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  private SyncResourceTemplateSpecification template(
      String uri, String name, String type, Function<String, String> text) {
    return new SyncResourceTemplateSpecification(
        ResourceTemplate.builder(uri, name).mimeType(type).build(),
        (exchange, request) -> read(request, type, text));
  }

  /** The document whose name is the third part of the address. */
  private static ReadResourceResult read(
      ReadResourceRequest request, String type, Function<String, String> text) {
    String[] parts = request.uri().split("/", -1);
    try {
      String found = text.apply(parts.length > 3 ? parts[3] : "");
      return ReadResourceResult.builder(
              List.of(TextResourceContents.builder(request.uri(), found).mimeType(type).build()))
          .build();
    } catch (Refused e) {
      throw refused(McpSchema.ErrorCodes.RESOURCE_NOT_FOUND, e);
    }
  }

  private static McpError refused(int code, Refused refused) {
    String text =
        "%s: %s. %s"
            .formatted(
                refused.diagnostic().rule().code(),
                refused.diagnostic().message(),
                refused.diagnostic().help());
    return McpError.builder(code).message(text).build();
  }

  private SyncPromptSpecification prompt() {
    List<PromptArgument> arguments =
        RelatePrompt.QUESTIONS.stream()
            .map(it -> PromptArgument.builder(it.name()).description(it.description()).build())
            .toList();
    return new SyncPromptSpecification(
        Prompt.builder(RelatePrompt.NAME)
            .title("Relate two models")
            .description(RelatePrompt.DESCRIPTION)
            .arguments(arguments)
            .build(),
        (exchange, request) ->
            GetPromptResult.builder(
                    List.of(
                        PromptMessage.builder(
                                Role.USER,
                                TextContent.builder(RelatePrompt.text(request.arguments())).build())
                            .build()))
                .description(RelatePrompt.DESCRIPTION)
                .build());
  }

  /** What a word can be that was begun. */
  private interface Completer {
    List<String> complete(String argument, String typed);
  }

  private SyncCompletionSpecification completion(CompleteReference about, Completer completer) {
    return new SyncCompletionSpecification(
        about,
        (exchange, request) -> {
          List<String> values = List.of();
          try {
            values = completer.complete(request.argument().name(), request.argument().value());
          } catch (Refused e) {
            // A word that cannot be completed is left as it is, as in a shell.
          }
          return new CompleteResult(
              new CompleteResult.CompleteCompletion(values, values.size(), false));
        });
  }

  /** What tools take is checked by them, and what they answer by the tests. */
  private static final class Unchecked implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, @Nullable Object content) {
      return ValidationResponse.asValid("");
    }
  }
}
