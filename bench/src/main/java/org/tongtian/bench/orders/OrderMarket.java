package org.tongtian.bench.orders;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.market.MarketFile;
import org.tongtian.bench.harness.market.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A market with goods and buyers enough for a load. */
final class OrderMarket {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The most that a lot may have. */
  private static final long PLENTY = 1_000_000;

  private final LocalHttp gateway;
  private final SignIn.Session cooperative;
  private final String product;
  private final String sku;

  OrderMarket(LocalHttp gateway, MarketFile file) throws IOException {
    this.gateway = gateway;
    this.cooperative = new SignIn(gateway).as(file.people("COOP_MANAGER").getFirst());
    JsonNode mine =
        gateway.get("/api/catalog/mine/products", cooperative.headers()).jsonOfSuccess();
    JsonNode first = mine.isArray() ? mine.get(0) : mine.get("items").get(0);
    this.product = first.get("id").asString();
    this.sku = first.get("skus").get(0).get("id").asString();
  }

  /** The product that all lots are of. */
  String product() {
    return product;
  }

  /** Lots that no load can empty. */
  List<String> plentyOf(int lots) throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < lots; i++) {
      ids.add(lotOf(PLENTY));
    }
    return ids;
  }

  /** A lot of so many units. */
  String lotOf(long units) throws IOException {
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
    JsonNode updated =
        gateway
            .post(
                "/api/catalog/skus/" + sku + "/lots",
                Map.of(
                    "Authorization",
                    cooperative.headers().get("Authorization"),
                    "Idempotency-Key",
                    UUID.randomUUID().toString()),
                JSON.writeValueAsString(lot))
            .jsonOfSuccess();
    return updated.get("id").asString();
  }

  /** What one unit of the lot costs such a buyer, delivery included, minor units. */
  long priceOf(String lot, SignIn.Session buyer) throws IOException {
    JsonNode quote =
        gateway.post("/api/orders/quotes", buyer.headers(), Purchase.body(lot, 0)).jsonOfSuccess();
    return quote.get("total").get("amount").asLong();
  }

  /** Units of these lots that were sold or are reserved beyond what there is. */
  long oversold(Collection<String> lots) throws IOException {
    JsonNode mine =
        gateway.get("/api/catalog/mine/products", cooperative.headers()).jsonOfSuccess();
    long oversold = 0;
    int seen = 0;
    for (JsonNode each : mine.findValues("lots")) {
      for (JsonNode lot : each) {
        if (lots.contains(lot.get("id").asString())) {
          JsonNode stock = lot.get("stock");
          long taken = stock.get("sold").asLong() + stock.get("reserved").asLong();
          oversold += Math.max(0, taken - stock.get("total").asLong());
          seen++;
        }
      }
    }
    if (seen != lots.size()) {
      throw new IllegalStateException("Only " + seen + " of " + lots.size() + " lots are shown");
    }
    return oversold;
  }

  /** So many people who have never been here, signed in. */
  List<SignIn.Session> buyers(int count) throws IOException {
    SignIn signIn = new SignIn(gateway);
    List<SignIn.Session> buyers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buyers.add(signIn.withPhone("139%08d".formatted(i)));
    }
    return buyers;
  }
}
