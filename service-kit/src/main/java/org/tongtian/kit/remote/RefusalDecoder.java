package org.tongtian.kit.remote;

import feign.FeignException;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem detail of another service becomes the same refusal here, also one that says "not now"
 * (503 with a code): the service is there and has answered. The rest are failures.
 */
final class RefusalDecoder implements ErrorDecoder {

  /** What every problem has; the rest was said beside the sentence. */
  private static final Set<String> OWN_OF_PROBLEMS =
      Set.of("type", "title", "status", "detail", "instance", "code", "field", "traceId", "lines");

  private final JsonMapper json;

  RefusalDecoder(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Exception decode(String method, Response response) {
    if (isAnswered(response.status()) && response.body() != null) {
      try (InputStream body = response.body().asInputStream()) {
        JsonNode problem = json.readTree(body);
        if (problem.hasNonNull("code")) {
          return refusal(response.status(), problem);
        }
      } catch (IOException unreadable) {
        return FeignException.errorStatus(method, response);
      }
    }
    return FeignException.errorStatus(method, response);
  }

  private static Refusal refusal(int status, JsonNode problem) {
    Refusal refusal =
        Refusal.passedOn(
            HttpStatus.valueOf(status),
            problem.get("code").asString(),
            problem.hasNonNull("field") ? problem.get("field").asString() : null,
            problem.path("detail").asString());
    for (Map.Entry<String, JsonNode> each : problem.properties()) {
      JsonNode value = each.getValue();
      if (!OWN_OF_PROBLEMS.contains(each.getKey()) && value.isValueNode() && !value.isNull()) {
        refusal =
            refusal.with(
                each.getKey(), value.isIntegralNumber() ? value.asLong() : value.asString());
      }
    }
    return refusal;
  }

  private static boolean isAnswered(int status) {
    return (status >= 400 && status < 500) || status == 503;
  }
}
