package org.tongtian.bench.orders;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import org.tongtian.bench.harness.load.LoadClient;
import org.tongtian.bench.harness.load.Operation;
import org.tongtian.bench.harness.load.Outcome;
import org.tongtian.bench.harness.market.SignIn;
import tools.jackson.databind.JsonNode;

/**
 * A buyer places an order, pays it at the cashier, and looks whether it is paid, as the app does.
 * Only an order that the market itself calls PAID counts.
 */
final class Purchase implements Operation {

  private static final int LOOKS = 3;

  private final LocalHttp gateway;
  private final List<SignIn.Session> buyers;
  private final List<String> lots;
  private final long price;
  private final LongAdder placed = new LongAdder();
  private final LongAdder paid = new LongAdder();

  /**
   * @param lots one of them each time, each as likely as any other
   * @param price what a unit costs with its delivery, minor units
   */
  Purchase(LocalHttp gateway, List<SignIn.Session> buyers, List<String> lots, long price) {
    this.gateway = gateway;
    this.buyers = buyers;
    this.lots = lots;
    this.price = price;
  }

  @Override
  public Outcome run(LoadClient client) throws IOException {
    SignIn.Session buyer = buyers.get(client.random().nextInt(buyers.size()));
    Map<String, String> headers = new HashMap<>(buyer.headers());
    headers.put(
        "Idempotency-Key",
        new UUID(client.random().nextLong(), client.random().nextLong()).toString());
    String lot = lots.get(client.random().nextInt(lots.size()));
    Answer answer = gateway.post("/api/orders/purchases", headers, body(lot, price));
    if (answer.status() == 409) {
      return Outcome.REFUSED;
    }
    JsonNode purchase = answer.jsonOfSuccess();
    placed.increment();
    gateway.post(purchase.get("payment").get("payUrl").asString(), Map.of(), "{}").jsonOfSuccess();
    awaitPaid("/api/orders/purchases/" + purchase.get("id").asString() + "?wait=8", buyer);
    paid.increment();
    return Outcome.ACCEPTED;
  }

  /** The wish for one unit of a lot that costs so much, minor units. */
  static String body(String lot, long total) {
    return """
        {"goods":[{"lotId":"%s","quantity":1,"roomId":null}],"addressId":null,"address":{"name":"林小雨",\
        "phone":"13900000001","regionCode":"440305","region":"广东省 深圳市 南山区","street":"科技园路 1 号"},\
        "couponIds":null,"notes":null,"total":{"amount":%d,"currency":"CNY"}}"""
        .formatted(lot, total);
  }

  /** Waits as the app does: one request that is answered once the market has heard of the money. */
  private void awaitPaid(String path, SignIn.Session buyer) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      if (gateway
          .get(path, buyer.headers())
          .jsonOfSuccess()
          .get("state")
          .asString()
          .equals("PAID")) {
        return;
      }
    }
    throw new IllegalStateException("Not paid in time: " + path);
  }

  /** Orders that were accepted since the start, warm-up included. */
  long placed() {
    return placed.sum();
  }

  /** Orders that were seen paid since the start, warm-up included. */
  long paid() {
    return paid.sum();
  }
}
