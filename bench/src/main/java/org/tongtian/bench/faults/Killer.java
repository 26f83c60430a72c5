package org.tongtian.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Strikes one after the other, each after a number of tries that the seed says, while requests are
 * on their way; the sale does not run past a strike that has not happened yet.
 */
final class Killer {

  private static final List<String> SERVICES = List.of("order-service", "catalog-service");
  private static final Duration SERVED = Duration.ofMinutes(4);
  private static final Duration SOMEBODY = Duration.ofSeconds(5);
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final Victims victims;
  private final Traffic traffic;
  private final SaleUnderFaults sale;
  private final SplittableRandom random;
  private final AtomicInteger tries = new AtomicInteger();
  private final List<Strike> strikes = new CopyOnWriteArrayList<>();
  private volatile int done;

  Killer(Victims victims, Traffic traffic, SaleUnderFaults sale, long seed) {
    this.victims = victims;
    this.traffic = traffic;
    this.sale = sale;
    this.random = new SplittableRandom(seed);
  }

  /** What is struck, in order: each kind of process in turn, and now and then Redis is emptied. */
  static List<String> targets(SaleUnderFaults sale) {
    List<String> kinds = new ArrayList<>();
    if (sale.processes()) {
      kinds.addAll(SERVICES);
      kinds.add("stores");
    }
    kinds.add(Victims.REDIS);
    List<String> targets = new ArrayList<>();
    int flushEvery = sale.kills() / sale.flushes();
    for (int i = 0; i < sale.kills(); i++) {
      targets.add(kinds.get(i % kinds.size()));
      if ((i + 1) % flushEvery == 0 && targets.size() < sale.faults()) {
        targets.add(Victims.FLUSH);
      }
    }
    return targets;
  }

  /** Strikes until all is struck. */
  void run() throws IOException, InterruptedException {
    List<String> targets = targets(sale);
    for (int i = 0; i < targets.size(); i++) {
      int from = i * sale.triesPerFault();
      int when = from + random.nextInt(sale.triesPerFault() * 3 / 4) + 1;
      while (tries.get() < when) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
      awaitSomebody();
      Strike strike = new Strike(targets.get(i), tries.get(), traffic);
      strikes.add(strike);
      victims.strike(targets.get(i), strike);
      done = i + 1;
      awaitServed(strike);
      System.err.printf(
          "%d of %d: %s, served again after %.1f s%n",
          done, targets.size(), strike.target(), strike.servedAfter());
    }
  }

  /**
   * Another try begins; waits while it would be past a strike that is still to come.
   *
   * @param killing the run of this
   * @throws ExecutionException where that has failed
   */
  void beginTry(int number, Future<?> killing) throws InterruptedException, ExecutionException {
    while (number / sale.triesPerFault() > done) {
      if (killing.isDone()) {
        killing.get();
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    tries.incrementAndGet();
  }

  List<Strike> strikes() {
    return List.copyOf(strikes);
  }

  private void awaitSomebody() throws InterruptedException {
    long end = System.nanoTime() + SOMEBODY.toNanos();
    while (traffic.inFlight() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void awaitServed(Strike strike) throws InterruptedException {
    long end = System.nanoTime() + SERVED.toNanos();
    while (!strike.isServedAgain()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Nobody was served after " + strike.target() + " was hit");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
