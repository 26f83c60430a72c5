package org.tongtian.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.market.MarketFile;
import org.tongtian.bench.harness.market.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The co-operative that sells, and the auditor who adds up. */
final class SaleDesk {

  /** Fen for a unit, everything included. */
  private static final String AUDITS = "/api/orders/audits";

  static final long PRICE = 650;

  private static final Duration AUDIT = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalHttp gateway;
  private final Person manager;
  private final Person auditor;
  private final String sku;
  private final String product;

  SaleDesk(LocalHttp gateway, MarketFile file) throws IOException {
    this.gateway = gateway;
    this.manager = person(file, "COOP_MANAGER");
    this.auditor = person(file, "AUDITOR");
    JsonNode first = mine().get("items").get(0);
    this.product = first.get("id").asString();
    this.sku = first.get("skus").get(0).get("id").asString();
  }

  /** A new lot of so many units, of which one buyer may have so many. */
  String lotOf(long units, long perBuyer) throws IOException {
    Map<String, Object> lot =
        Map.of(
            "harvestDate",
            LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
            "grade",
            "FIRST",
            "price",
            Map.of("amount", PRICE, "currency", "CNY"),
            "stock",
            units);
    String id =
        post("/api/catalog/skus/" + sku + "/lots", manager, lot)
            .jsonOfSuccess()
            .get("id")
            .asString();
    Map<String, Object> terms = new HashMap<>();
    terms.put("opensAt", null);
    terms.put("closesAt", null);
    terms.put("perBuyer", perBuyer);
    manager
        .call(
            headers ->
                gateway.put(
                    "/api/catalog/lots/" + id + "/terms",
                    keyed(headers),
                    JSON.writeValueAsString(terms)))
        .jsonOfSuccess();
    return id;
  }

  /** What can be bought of the lot now. */
  long available(String lot) throws IOException {
    return ofLot(lot).get("available").asLong();
  }

  /** The lot as its seller sees it. */
  Outcome.Lot stock(String lot) throws IOException {
    JsonNode stock = ofLot(lot).get("stock");
    return new Outcome.Lot(
        stock.get("total").asLong(), stock.get("reserved").asLong(), stock.get("sold").asLong());
  }

  private JsonNode ofLot(String lot) throws IOException {
    for (JsonNode each : mine().get("items")) {
      if (each.get("id").asString().equals(product)) {
        for (JsonNode found : each.get("skus").get(0).get("lots")) {
          if (found.get("id").asString().equals(lot)) {
            return found;
          }
        }
      }
    }
    throw new IllegalStateException("The lot is not listed");
  }

  /** The report of an audit that runs now, asked for until it is there: it may take minutes. */
  JsonNode audit() throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    long end = System.nanoTime() + AUDIT.toNanos();
    Answer answer = audit(key);
    while (!answer.isSuccess() && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      answer = audit(key);
    }
    String path = AUDITS + "/" + answer.jsonOfSuccess().get("id").asString();
    while (isRunning(answer) && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      answer = auditor.call(headers -> gateway.get(path, headers));
    }
    return answer.jsonOfSuccess();
  }

  private static boolean isRunning(Answer answer) {
    return !answer.isSuccess() || answer.json().get("state").asString().equals("RUNNING");
  }

  private Answer audit(String key) throws IOException {
    return auditor.call(
        headers -> {
          Map<String, String> keyed = new HashMap<>(headers);
          keyed.put("Idempotency-Key", key);
          return gateway.post(AUDITS, keyed, "{}");
        });
  }

  private JsonNode mine() throws IOException {
    return manager
        .call(headers -> gateway.get("/api/catalog/mine/products", headers))
        .jsonOfSuccess();
  }

  private Answer post(String path, Person who, Object body) throws IOException {
    return who.call(headers -> gateway.post(path, keyed(headers), JSON.writeValueAsString(body)));
  }

  private static Map<String, String> keyed(Map<String, String> who) {
    Map<String, String> headers = new HashMap<>(who);
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    return headers;
  }

  private Person person(MarketFile file, String role) {
    return new Person(() -> new SignIn(gateway).as(file.people(role).getFirst()));
  }
}
