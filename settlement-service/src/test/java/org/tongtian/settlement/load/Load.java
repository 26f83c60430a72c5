package org.tongtian.settlement.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.tongtian.kit.event.Fact;
import org.tongtian.kit.id.Ids;
import org.tongtian.settlement.load.OrderTexts.Order;

/**
 * Writers that hand batches of facts to the service, each the next one when the last is durable: of
 * 100 facts 5 were delivered before, 3 are refunds, the others are sales.
 */
final class Load {

  private static final int REDELIVERED_OF_100 = 5;
  private static final int REFUNDED_OF_100 = 3;

  private final Sellers sellers;
  private final List<OrderTexts> texts;
  private final Consumer<List<Fact>> entry;
  private final int batch;
  private final long seed;
  private final AtomicInteger writers = new AtomicInteger();

  /**
   * What was acknowledged in the measured time.
   *
   * @param seconds how long that was
   * @param sales that were new
   * @param facts of all kinds
   * @param gross of the sales less the refunds since the very start of the load, fen
   * @param accepted sales since the very start of the load
   * @param p50 milliseconds within which half of the batches of the measured time were durable
   * @param p99 likewise for 99 of 100
   * @param failures why batches failed
   */
  record Result(
      double seconds,
      long sales,
      long facts,
      long gross,
      long accepted,
      double p50,
      double p99,
      List<String> failures) {}

  Load(Sellers sellers, List<OrderTexts> texts, Consumer<List<Fact>> entry, int batch, long seed) {
    this.sellers = sellers;
    this.texts = texts;
    this.entry = entry;
    this.batch = batch;
    this.seed = seed;
  }

  Result run(int count, long warmUpMillis, long measuredMillis) throws InterruptedException {
    long from = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
    long end = from + TimeUnit.MILLISECONDS.toNanos(measuredMillis);
    List<Writer> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Writer writer = new Writer(new SplittableRandom(seed + writers.incrementAndGet()), from, end);
      all.add(writer);
      threads.add(Thread.ofPlatform().name("writer-" + i).start(writer));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long[] micros = all.stream().flatMapToLong(w -> Arrays.stream(w.micros())).sorted().toArray();
    return new Result(
        measuredMillis / 1e3,
        all.stream().mapToLong(w -> w.sales).sum(),
        all.stream().mapToLong(w -> w.facts).sum(),
        all.stream().mapToLong(w -> w.gross).sum(),
        all.stream().mapToLong(w -> w.accepted).sum(),
        millis(micros, 0.50),
        millis(micros, 0.99),
        all.stream().flatMap(w -> w.failures.stream()).distinct().limit(5).toList());
  }

  private static double millis(long[] micros, double part) {
    return micros.length == 0
        ? Double.NaN
        : micros[(int) Math.min(micros.length - 1, (long) (part * micros.length))] / 1e3;
  }

  private final class Writer implements Runnable {
    private final RandomGenerator random;
    private final long from;
    private final long end;
    private final List<Fact> before = new ArrayList<>();
    private final List<Order> open = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long sales;
    private long facts;
    private long gross;
    private long accepted;
    private int newSales;
    private long newGross;

    Writer(RandomGenerator random, long from, long end) {
      this.random = random;
      this.from = from;
      this.end = end;
    }

    @Override
    public void run() {
      long begun = System.nanoTime();
      while (begun - end < 0) {
        List<Fact> next = next();
        begun = System.nanoTime();
        try {
          entry.accept(next);
        } catch (RuntimeException failure) {
          failures.add(failure.toString());
          return;
        }
        keep(next, begun, System.nanoTime());
        begun = System.nanoTime();
      }
    }

    private void keep(List<Fact> done, long begun, long ended) {
      gross += newGross;
      accepted += newSales;
      if (ended - from > 0 && ended - end <= 0) {
        sales += newSales;
        facts += done.size();
        taken.add((ended - begun) / 1000);
      }
      before.clear();
      before.addAll(done);
    }

    private List<Fact> next() {
      newSales = 0;
      newGross = 0;
      List<Fact> facts = new ArrayList<>(batch);
      List<Order> paid = new ArrayList<>(batch);
      for (int i = 0; i < batch; i++) {
        int kind = random.nextInt(100);
        if (kind < REDELIVERED_OF_100 && !before.isEmpty()) {
          facts.add(before.get(random.nextInt(before.size())));
        } else if (kind < REDELIVERED_OF_100 + REFUNDED_OF_100 && !open.isEmpty()) {
          Order order = open.remove(random.nextInt(open.size()));
          long fen = 1 + random.nextLong(order.gross());
          facts.add(texts.get(order.seller()).refunded(order, fen));
          newGross -= fen;
        } else {
          Order order = sale();
          paid.add(order);
          facts.add(texts.get(order.seller()).paid(order));
          newSales++;
          newGross += order.gross();
        }
      }
      open.clear();
      open.addAll(paid);
      return facts;
    }

    private Order sale() {
      return new Order(Ids.next(), sellers.next(random), random.nextLong(1_000, 50_000));
    }

    private long[] micros() {
      return taken.stream().mapToLong(Long::longValue).toArray();
    }
  }
}
