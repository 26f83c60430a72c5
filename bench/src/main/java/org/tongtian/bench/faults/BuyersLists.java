package org.tongtian.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import tools.jackson.databind.JsonNode;

/** What each buyer finds under "my orders". */
final class BuyersLists {

  private static final Set<String> PAID = Set.of("PAID", "SHIPPED", "RECEIVED", "COMPLETED");
  private static final int AT_ONCE = 8;

  private final LocalHttp gateway;
  private final List<Person> buyers;

  BuyersLists(LocalHttp gateway, List<Person> buyers) {
    this.gateway = gateway;
    this.buyers = buyers;
  }

  /** The orders of all of them. */
  List<Outcome.Bought> read() throws InterruptedException, ExecutionException {
    List<Future<List<Outcome.Bought>>> reading = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < buyers.size(); i++) {
        int buyer = i;
        reading.add(readers.submit(() -> of(buyer)));
      }
    }
    List<Outcome.Bought> all = new ArrayList<>();
    for (Future<List<Outcome.Bought>> each : reading) {
      all.addAll(each.get());
    }
    return all;
  }

  private List<Outcome.Bought> of(int buyer) throws IOException {
    List<Outcome.Bought> own = new ArrayList<>();
    String after = "";
    while (after != null) {
      String path = "/api/orders?limit=100" + (after.isEmpty() ? "" : "&after=" + after);
      JsonNode page = page(buyer, path);
      page.get("items").forEach(order -> own.add(bought(buyer, order)));
      after = page.get("next").isNull() ? null : page.get("next").asString();
    }
    return own;
  }

  private JsonNode page(int buyer, String path) throws IOException {
    Answer answer = buyers.get(buyer).call(headers -> gateway.get(path, headers));
    return answer.isSuccess()
        ? answer.json()
        : buyers.get(buyer).call(headers -> gateway.get(path, headers)).jsonOfSuccess();
  }

  private static Outcome.Bought bought(int buyer, JsonNode order) {
    long units = 0;
    for (JsonNode line : order.get("lines")) {
      units += line.get("quantity").asLong();
    }
    return new Outcome.Bought(
        buyer,
        order.get("purchaseId").asString(),
        units,
        PAID.contains(order.get("state").asString()));
  }
}
