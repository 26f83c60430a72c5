package org.tongtian.local.stores;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a Redis one question over a connection of its own; enough to know whether it is there and
 * whose it is.
 */
final class RedisProbe {
  private static final int TIMEOUT_MILLIS = 1_000;

  private RedisProbe() {}

  /** Whether a Redis answers on the port and has finished loading its data. */
  static boolean isReady(int port) {
    return ask(port, "PING").equals(List.of("PONG"));
  }

  /** Process id of the Redis on the port; empty where none answers. */
  static Optional<Long> processId(int port) {
    return ask(port, "INFO server").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("process_id:"))
        .map(line -> Long.valueOf(line.substring("process_id:".length()).strip()))
        .findFirst();
  }

  /** Data folder of the Redis on the port; empty where none answers. */
  static Optional<String> dataFolder(int port) {
    List<String> answer = ask(port, "CONFIG GET dir");
    return answer.size() == 2 ? Optional.of(answer.get(1)) : Optional.empty();
  }

  private static List<String> ask(int port, String question) {
    try (Socket socket = new Socket()) {
      socket.connect(LocalPort.address(port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write((question + "\r\n").getBytes(StandardCharsets.UTF_8));
      return reply(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      // Nobody there, or somebody who speaks another language: both mean that no Redis answers.
      return List.of();
    }
  }

  private static List<String> reply(InputStream in) throws IOException {
    String head = line(in);
    String rest = head.substring(1);
    return switch (head.charAt(0)) {
      case '+', '-' -> List.of(rest);
      case '$' -> List.of(bulk(in, length(rest)));
      case '*' -> array(in, length(rest));
      default -> throw new IOException("Not a Redis reply: " + head);
    };
  }

  private static List<String> array(InputStream in, int size) throws IOException {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.addAll(reply(in));
    }
    return items;
  }

  private static String bulk(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("Redis reply cut short");
    }
    line(in);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int length(String digits) throws IOException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IOException("Not a length: " + digits, e);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("Redis reply cut short");
      }
      line.append((char) next);
      next = in.read();
    }
    String text = line.toString().strip();
    if (text.isEmpty() && line.length() != 1) {
      throw new IOException("Empty Redis reply");
    }
    return text;
  }
}
