package org.tongtian.kit.remote;

import feign.FeignException;
import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.tongtian.kit.problem.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A problem detail of another service becomes the same refusal here; the rest are failures. */
final class RefusalDecoder implements ErrorDecoder {

  private final JsonMapper json;

  RefusalDecoder(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Exception decode(String method, Response response) {
    if (response.status() >= 400 && response.status() < 500 && response.body() != null) {
      try (InputStream body = response.body().asInputStream()) {
        JsonNode problem = json.readTree(body);
        if (problem.hasNonNull("code")) {
          return Refusal.passedOn(
              HttpStatus.valueOf(response.status()),
              problem.get("code").asString(),
              problem.hasNonNull("field") ? problem.get("field").asString() : null,
              problem.path("detail").asString());
        }
      } catch (IOException unreadable) {
        return FeignException.errorStatus(method, response);
      }
    }
    return FeignException.errorStatus(method, response);
  }
}
