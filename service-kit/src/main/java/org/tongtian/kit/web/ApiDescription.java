package org.tongtian.kit.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Adds to a service's OpenAPI document what holds for every operation and stands in no method: the
 * problem details it may answer with (by its shape, and those its docstring names by status), its
 * idempotency key, where a created resource is.
 */
public final class ApiDescription implements OpenApiCustomizer {

  /** Name of the shared schema of problem details. */
  public static final String PROBLEM = "Problem";

  private static final String KEY = "Idempotency-Key";
  private static final int LONGEST_KEY = 64;
  private static final Pattern WORDS = Pattern.compile("\\W+");

  private final BiPredicate<PathItem.HttpMethod, String> isOpen;

  /**
   * @param isOpen whether an operation needs no sign-in, by its method and path template
   */
  public ApiDescription(BiPredicate<PathItem.HttpMethod, String> isOpen) {
    this.isOpen = isOpen;
  }

  /**
   * The document before any operation: its name, its address at the gateway, how callers show who
   * they are.
   */
  public static OpenAPI document(String application) {
    return new OpenAPI()
        .servers(List.of(new Server().url("/").description("the gateway")))
        .info(new Info().title("Tongtian " + application).version("1"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "bearer",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList("bearer"));
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().addSchemas(PROBLEM, problem());
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation)));
  }

  private void describe(String path, PathItem.HttpMethod method, Operation operation) {
    boolean needsSignIn = !isOpen.test(method, path);
    if (!needsSignIn) {
      operation.setSecurity(List.of());
    }
    Optional<Parameter> key = key(operation);
    key.ifPresent(ApiDescription::describeKey);
    ApiResponse created = operation.getResponses().get("201");
    if (created != null) {
      created.addHeaderObject("Location", text("Path of what was created", "uri-reference"));
    }
    ProblemAnswer.Shape shape = shape(path, method, operation, needsSignIn);
    Arrays.stream(ProblemAnswer.values())
        .filter(answer -> answer.isPossible(shape) || isNamed(answer, operation))
        .forEach(
            answer -> operation.getResponses().addApiResponse(answer.status(), response(answer)));
  }

  /** Whether the operation's docstring names the status. */
  private static boolean isNamed(ProblemAnswer answer, Operation operation) {
    String docstring = operation.getDescription();
    return docstring != null && WORDS.splitAsStream(docstring).anyMatch(answer.status()::equals);
  }

  private static ProblemAnswer.Shape shape(
      String path, PathItem.HttpMethod method, Operation operation, boolean needsSignIn) {
    boolean takesBody = operation.getRequestBody() != null;
    boolean hasParameters =
        operation.getParameters() != null && !operation.getParameters().isEmpty();
    return new ProblemAnswer.Shape(
        method == PathItem.HttpMethod.GET,
        path.contains("{"),
        takesBody || hasParameters,
        takesBody,
        needsSignIn);
  }

  private static Optional<Parameter> key(Operation operation) {
    return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
        .filter(parameter -> KEY.equals(parameter.getName()) && "header".equals(parameter.getIn()))
        .findFirst();
  }

  private static void describeKey(Parameter key) {
    key.setDescription(
        "Chosen by the caller for this one action. The same key and body get the same answer again"
            + " (Idempotency-Replayed: true), the same key and another body 409. A refusal frees it.");
    key.getSchema().minLength(1).maxLength(LONGEST_KEY);
  }

  private static ApiResponse response(ProblemAnswer answer) {
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    ApiResponse response =
        new ApiResponse()
            .description(answer.meaning())
            .content(
                new Content()
                    .addMediaType("application/problem+json", new MediaType().schema(reference)));
    if (answer == ProblemAnswer.AWAY) {
      response.addHeaderObject("Retry-After", text("Seconds to wait", null));
    }
    return response;
  }

  private static Header text(String description, String format) {
    return new Header()
        .description(description)
        .schema(new JsonSchema().types(Set.of("string")).format(format));
  }

  private static Schema<?> problem() {
    Schema<?> problem = new JsonSchema().types(Set.of("object"));
    problem.setDescription(
        "Why a request was refused or failed (RFC 9457); a refusal changed nothing.");
    problem.addProperty(
        "type", property("Always about:blank; the code tells problems apart", "string"));
    problem.addProperty("title", property("The status in words", "string"));
    problem.addProperty("status", property("The HTTP status", "integer"));
    problem.addProperty("detail", property("A sentence in the caller's language", "string"));
    problem.addProperty("instance", property("The path that was asked", "string", "null"));
    problem.addProperty("code", property("Stable name of the reason", "string"));
    problem.addProperty("field", property("The field at fault", "string", "null"));
    problem.addProperty("traceId", property("To find it in the logs", "string", "null"));
    problem.setRequired(List.of("status", "detail", "code"));
    return problem;
  }

  private static Schema<?> property(String description, String... types) {
    return new JsonSchema().types(Set.of(types)).description(description);
  }
}
