package org.tongtian.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contracts that a new market is filled with, as its demo data has them. */
final class DemoContracts {

  private static final String FILE = "/demo/contracts.json";

  private DemoContracts() {}

  /** The draft with that Chinese title; there is one. */
  static JsonNode titled(String title) {
    try (InputStream file = DemoContracts.class.getResourceAsStream(FILE)) {
      for (JsonNode each : JsonMapper.builder().build().readTree(Objects.requireNonNull(file))) {
        if (each.at("/body/title/zh").asString().equals(title)) {
          return each.get("body");
        }
      }
      throw new AssertionError("No demo contract is called " + title);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
