package org.tongtian.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** All the tries: those while things are killed, then those that buy what is left. */
final class Stampede implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofMinutes(4);

  private final SaleUnderFaults sale;
  private final Try phone;
  private final IntFunction<Person> buyers;
  private final SplittableRandom random;
  private final Semaphore atOnce;
  private final ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Attempt>> begun = new ArrayList<>();

  /**
   * @param clients how many place something at the same time; what they do afterwards is not
   *     counted
   */
  Stampede(SaleUnderFaults sale, Try phone, IntFunction<Person> buyers, int clients, long seed) {
    this.sale = sale;
    this.phone = phone;
    this.buyers = buyers;
    this.random = new SplittableRandom(seed);
    this.atOnce = new Semaphore(clients);
  }

  /** As many tries as the kills last. */
  void underFaults(Killer killer) throws InterruptedException, ExecutionException {
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<?> killing =
          one.submit(
              () -> {
                killer.run();
                return null;
              });
      for (int i = 0; i < sale.stampede(); i++) {
        killer.beginTry(i, killing);
        begin(Choice.of(random, sale));
      }
      killing.get();
    }
  }

  /** What came back unpaid is sold to those who pay; when all is sold, the rest hears that. */
  void closing(SaleDesk desk, String lot) throws IOException, InterruptedException {
    int left = sale.requests() - sale.stampede();
    long end = System.nanoTime() + CLOSING.toNanos();
    while (left > 0 && System.nanoTime() < end && desk.stock(lot).sold() < sale.stock()) {
      long free = Math.min(left, desk.available(lot));
      for (long i = 0; i < free; i++) {
        begin(Choice.of(random, sale).paying());
      }
      left -= (int) free;
      TimeUnit.SECONDS.sleep(1);
    }
    for (; left > 0; left--) {
      begin(Choice.of(random, sale).paying());
    }
  }

  private void begin(Choice choice) throws InterruptedException {
    atOnce.acquire();
    begun.add(phones.submit(() -> phone.by(buyers.apply(choice.buyer()), choice, atOnce::release)));
  }

  /** What all tries came to; those that nobody answered are asked once more, under their keys. */
  List<Attempt> outcomes() throws InterruptedException, ExecutionException {
    List<Future<Attempt>> atLast = new ArrayList<>();
    for (Future<Attempt> each : begun) {
      Attempt attempt = each.get();
      atLast.add(attempt.unclear() ? phones.submit(() -> again(attempt.choice())) : each);
    }
    List<Attempt> attempts = new ArrayList<>();
    for (Future<Attempt> each : atLast) {
      attempts.add(each.get());
    }
    return attempts;
  }

  private Attempt again(Choice choice) throws InterruptedException {
    return phone.by(buyers.apply(choice.buyer()), choice, () -> {});
  }

  @Override
  public void close() {
    phones.shutdownNow();
  }
}
