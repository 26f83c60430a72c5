package org.tongtian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came over the socket. */
record BareAnswer(int status, Map<String, String> headers, String body) {

  private static final int PATIENCE_MS = 10_000;
  private static final JsonMapper JSON = new JsonMapper();

  static BareAnswer to(String request, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return read(socket.getInputStream());
    }
  }

  /** The next answer on a connection that is kept. */
  static BareAnswer read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      assertThat(next).as("an answer, not %s", head).isNotNegative();
      head.write(next);
    }
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n");
    Map<String, String> headers =
        Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split(":", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0].toLowerCase(Locale.ROOT),
                    pair -> pair[1].strip(),
                    (a, b) -> a));
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new BareAnswer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, body);
  }

  JsonNode problem() {
    return JSON.readTree(body);
  }

  void assertProblem(int expected, String code, String words) {
    assertThat(status).as(body).isEqualTo(expected);
    assertThat(headers.getOrDefault("content-type", "")).startsWith("application/problem+json");
    assertThat(problem().get("code").asString()).isEqualTo(code);
    assertThat(problem().get("status").asInt()).isEqualTo(expected);
    assertThat(problem().get("detail").asString()).contains(words);
  }
}
