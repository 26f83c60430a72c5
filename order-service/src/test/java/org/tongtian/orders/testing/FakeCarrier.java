package org.tongtian.orders.testing;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.tongtian.kit.id.Ids;

/** Plays the carriers' side of {@code POST /v1/parcels}, well or badly, as a test says. */
public final class FakeCarrier extends FakeServer {

  private static final int TAKEN = 202;

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Integer> moods = new HashMap<>();
  private volatile int mood = TAKEN;
  private volatile CountDownLatch silence = new CountDownLatch(0);

  /** Starts on a free port. */
  public FakeCarrier() {
    open();
  }

  /** From now on it answers so. */
  public void answers(int status) {
    mood = status;
  }

  /** From now on it answers so about one number. */
  public synchronized void answers(String number, int status) {
    moods.put(number, status);
  }

  /** From now on it takes questions and says nothing. */
  public void fallsSilent() {
    silence = new CountDownLatch(1);
  }

  /** It is itself again, and forgets what it was asked. */
  public void recovers() {
    mood = TAKEN;
    silence.countDown();
    synchronized (this) {
      moods.clear();
      asked.clear();
    }
  }

  /** The tracking numbers it was asked about since, as often as it was. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  protected Answer answer(HttpExchange exchange, byte[] body) {
    String number = json.readTree(body).get("trackingNumber").asString();
    asked.add(number);
    return new Answer(moods.getOrDefault(number, mood), Map.of("reference", Ids.next()));
  }

  @Override
  protected void dress(HttpExchange exchange, byte[] body) {
    try {
      silence.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    silence.countDown();
    super.close();
  }
}
