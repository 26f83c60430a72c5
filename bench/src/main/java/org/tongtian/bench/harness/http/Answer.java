package org.tongtian.bench.harness.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered, read to its end. */
public record Answer(int status, String body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 200;

  /** Whether the server did what it was asked for (2xx). */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The body as JSON, where the call succeeded. */
  public JsonNode jsonOfSuccess() {
    if (!isSuccess()) {
      throw new IllegalStateException("Refused: " + this);
    }
    return json();
  }

  /** The status and the beginning of the body. */
  @Override
  public String toString() {
    return status + " " + body.substring(0, Math.min(SHOWN, body.length()));
  }
}
