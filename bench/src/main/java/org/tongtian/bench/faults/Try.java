package org.tongtian.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.tongtian.bench.harness.http.Answer;
import org.tongtian.bench.harness.http.LocalHttp;
import tools.jackson.databind.JsonNode;

/** One try to buy one unit, the way a phone does it: impatient fingers, patient retries. */
final class Try {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);
  private static final long AGAIN_MILLIS = 200;
  private static final long AT_MOST_MILLIS = 2_000;
  private static final int CREATED = 201;

  private final LocalHttp gateway;
  private final Traffic traffic;
  private final String lot;

  Try(LocalHttp gateway, Traffic traffic, String lot) {
    this.gateway = gateway;
    this.traffic = traffic;
    this.lot = lot;
  }

  /**
   * Places a purchase and does with it what was chosen.
   *
   * @param placed run once the placing is over, whatever came of it
   */
  Attempt by(Person buyer, Choice choice, Runnable placed) throws InterruptedException {
    List<Answer> answers;
    try {
      answers = choice.twice() ? tappedTwice(buyer, choice) : tapped(buyer, choice);
    } finally {
      placed.run();
    }
    List<JsonNode> purchases =
        answers.stream().filter(each -> each.status() == CREATED).map(Answer::json).toList();
    if (answers.isEmpty()) {
      return Attempt.unanswered(choice, Set.of());
    }
    if (purchases.isEmpty()) {
      return Attempt.refused(choice, code(answers.getFirst()));
    }
    Set<String> ids = new TreeSet<>();
    purchases.forEach(purchase -> ids.add(purchase.get("id").asString()));
    return goOn(buyer, choice, purchases.getFirst(), ids);
  }

  private Attempt goOn(Person buyer, Choice choice, JsonNode purchase, Set<String> ids)
      throws InterruptedException {
    return switch (choice.intent()) {
      case PAY -> pay(choice, purchase, ids);
      case PAY_LATE -> {
        TimeUnit.MILLISECONDS.sleep(choice.hesitates());
        yield pay(choice, purchase, ids);
      }
      case CANCEL -> cancel(buyer, choice, purchase, ids);
      case PAY_AND_CANCEL -> payAndCancel(buyer, choice, purchase, ids);
      case LEAVE -> new Attempt(choice, ids, false, null, false);
    };
  }

  private Attempt pay(Choice choice, JsonNode purchase, Set<String> ids)
      throws InterruptedException {
    String payUrl = purchase.get("payment").get("payUrl").asString();
    Answer answer = untilAnswered(false, () -> gateway.post(payUrl, Map.of(), "{}"));
    return answer == null
        ? Attempt.unanswered(choice, ids)
        : new Attempt(choice, ids, answer.isSuccess(), null, false);
  }

  private Attempt cancel(Person buyer, Choice choice, JsonNode purchase, Set<String> ids)
      throws InterruptedException {
    String order = purchase.get("orders").get(0).get("id").asString();
    String path = "/api/orders/" + order + "/cancellation";
    Answer answer = untilAnswered(false, () -> buyer.call(who -> post(path, who, choice, "")));
    return answer == null
        ? Attempt.unanswered(choice, ids)
        : new Attempt(choice, ids, false, null, false);
  }

  private Attempt payAndCancel(Person buyer, Choice choice, JsonNode purchase, Set<String> ids)
      throws InterruptedException {
    List<Attempt> both =
        atOnce(() -> pay(choice, purchase, ids), () -> cancel(buyer, choice, purchase, ids));
    return new Attempt(
        choice, ids, both.getFirst().paid(), null, both.stream().anyMatch(Attempt::unclear));
  }

  /** The answer, or nothing where patience ended before there was one. */
  private List<Answer> tapped(Person buyer, Choice choice) throws InterruptedException {
    Answer answer =
        untilAnswered(
            true, () -> buyer.call(who -> post("/api/orders/purchases", who, choice, body())));
    return answer == null ? List.of() : List.of(answer);
  }

  private List<Answer> tappedTwice(Person buyer, Choice choice) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    atOnce(() -> tapped(buyer, choice), () -> tapped(buyer, choice)).forEach(answers::addAll);
    return answers;
  }

  private Answer post(String path, Map<String, String> who, Choice choice, String body)
      throws IOException {
    Map<String, String> keyed = new HashMap<>(who);
    keyed.put("Idempotency-Key", choice.key());
    return gateway.post(path, keyed, body);
  }

  @FunctionalInterface
  private interface Doing<T> {
    T now() throws InterruptedException;
  }

  private static <T> List<T> atOnce(Doing<T> one, Doing<T> other) throws InterruptedException {
    try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> first = fingers.submit(one::now);
      Future<T> second = fingers.submit(other::now);
      return List.of(first.get(), second.get());
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** Tries again under the same key while nobody answers or is able to; null when patience ends. */
  private Answer untilAnswered(boolean places, Traffic.Call call) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long pause = AGAIN_MILLIS;
    while (System.nanoTime() < end) {
      try {
        Answer answer = traffic.send(places, call);
        if (Traffic.isServed(answer) && !isUndecided(answer)) {
          return answer;
        }
      } catch (IOException away) {
        // A phone does not know why nobody answers; it waits and asks again.
      }
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(2 * pause, AT_MOST_MILLIS);
    }
    return null;
  }

  /** The other tap, or the money, is still on its way. */
  private static boolean isUndecided(Answer answer) {
    return answer.body().contains("idempotency.in_progress")
        || answer.body().contains("payment.being_paid");
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString(Integer.toString(answer.status()));
  }

  private String body() {
    return """
    {"goods":[{"lotId":"%s","quantity":1,"roomId":null}],"addressId":null,"address":{"name":"林小雨",\
    "phone":"13900000001","regionCode":"440305","region":"广东省 深圳市 南山区","street":"科技园路 1 号"},\
    "couponIds":null,"notes":null,"total":{"amount":%d,"currency":"CNY"}}\
    """
        .formatted(lot, SaleDesk.PRICE);
  }
}
