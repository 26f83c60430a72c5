package org.tongtian.bench.faults;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.market.MarketFile;
import org.tongtian.bench.harness.market.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The co-operative that sells, and the auditor who adds up. */
final class SaleDesk {

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
            Map.of("amount", 650, "currency", "CNY"),
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

  /** Whether as much of the lot is sold as there was. */
  boolean isSold(String lot, long units) throws IOException {
    JsonNode stock = ofLot(lot).get("stock");
    return stock.get("sold").asLong() >= units;
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

  /** The report of an audit that runs now. */
  JsonNode audit() throws IOException {
    return post("/api/orders/audits", auditor, Map.of()).jsonOfSuccess();
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
