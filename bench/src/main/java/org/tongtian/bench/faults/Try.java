package org.tongtian.bench.faults;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;

/** One try to buy one unit, the way a phone does it: impatient fingers, patient retries. */
final class Try {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final int CREATED = 201;
  private static final int SERVER_FAULT = 500;
  private static final int TOO_MANY = 429;

  private final LocalHttp gateway;
  private final String lot;
  private final double doubleTaps;
  private final double pays;

  /**
   * @param doubleTaps share of the tries that are sent twice at once
   * @param pays share of the placed purchases that are paid; the others are left to expire
   */
  Try(LocalHttp gateway, String lot, double doubleTaps, double pays) {
    this.gateway = gateway;
    this.lot = lot;
    this.doubleTaps = doubleTaps;
    this.pays = pays;
  }

  Attempt by(Person buyer, RandomGenerator random) throws InterruptedException {
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    boolean twice = random.nextDouble() < doubleTaps;
    boolean willPay = random.nextDouble() < pays;
    Answer placed = twice ? placedTwice(buyer, key) : placed(buyer, key);
    if (placed == null) {
      return Attempt.unanswered(null);
    }
    if (placed.status() != CREATED) {
      return Attempt.refused(
          placed.json().path("code").asString(Integer.toString(placed.status())));
    }
    String purchaseId = placed.json().get("id").asString();
    return willPay ? paid(purchaseId, placed) : new Attempt(purchaseId, false, null, false);
  }

  private Attempt paid(String purchaseId, Answer placed) throws InterruptedException {
    String payUrl = placed.json().get("payment").get("payUrl").asString();
    Answer answer = untilAnswered(() -> gateway.post(payUrl, Map.of(), "{}"));
    return answer == null
        ? Attempt.unanswered(purchaseId)
        : new Attempt(purchaseId, answer.isSuccess(), null, false);
  }

  private Answer placed(Person buyer, String key) throws InterruptedException {
    return untilAnswered(
        () ->
            buyer.call(
                headers -> {
                  Map<String, String> keyed = new HashMap<>(headers);
                  keyed.put("Idempotency-Key", key);
                  return gateway.post("/api/orders/purchases", keyed, body());
                }));
  }

  /** Both taps end; a purchase that either of them got is the one. */
  private Answer placedTwice(Person buyer, String key) throws InterruptedException {
    try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> one = fingers.submit(() -> placed(buyer, key));
      Future<Answer> other = fingers.submit(() -> placed(buyer, key));
      Answer first = one.get();
      Answer second = other.get();
      boolean firstWon = first != null && first.status() == CREATED;
      return firstWon || second == null ? first : second;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** Tries again under the same key while nobody answers or is able to; null when patience ends. */
  private static Answer untilAnswered(Callable<Answer> call) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      try {
        Answer answer = call.call();
        if (answer.status() < SERVER_FAULT && answer.status() != TOO_MANY && !isTwin(answer)) {
          return answer;
        }
      } catch (IOException | IllegalStateException away) {
        // A phone does not know why nobody answers; it waits and asks again.
      } catch (InterruptedException stopped) {
        throw stopped;
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return null;
  }

  private static boolean isTwin(Answer answer) {
    return answer.body().contains("idempotency.in_progress");
  }

  private String body() {
    return """
        {"goods":[{"lotId":"%s","quantity":1,"roomId":null}],"addressId":null,"address":{"name":"林小雨",\
        "phone":"13900000001","regionCode":"440305","region":"广东省 深圳市 南山区","street":"科技园路 1 号"},\
        "couponIds":null,"notes":null,"total":{"amount":650,"currency":"CNY"}}"""
        .formatted(lot);
  }
}
