package org.tongtian.local.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code market.json}, so that scripts find the market: addresses, processes, people. */
final class MarketFile {

  private final MarketPlan plan;

  MarketFile(MarketPlan plan) {
    this.plan = plan;
  }

  Path path() {
    return plan.data().resolve("market.json");
  }

  void write(List<RunningPart> running) {
    List<Map<String, Object>> services = new ArrayList<>();
    for (RunningPart each : running.reversed()) {
      Map<String, Object> service = new LinkedHashMap<>();
      service.put("name", each.part().label());
      service.put("url", each.part() == Part.STORES ? plan.mongoUri() : plan.url(each.part()));
      service.put("pid", each.pid().getAsLong());
      services.add(service);
    }
    Map<String, Object> market = new LinkedHashMap<>();
    market.put("gateway", plan.url(Part.GATEWAY));
    market.put("services", services);
    market.put("mongodb", plan.mongoUri());
    market.put("redis", plan.redisUri());
    market.put("accounts", DemoData.people().stream().map(DemoPerson::forScripts).toList());
    market.put("startedAt", Instant.now().toString());
    replace(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsBytes(market));
  }

  /** Whoever reads it meanwhile reads the one before, whole. */
  private void replace(byte[] text) {
    Path next = path().resolveSibling("market.json.next");
    try {
      Files.write(next, text);
      Files.move(next, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
