package org.tongtian.bench.harness.load;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tongtian.bench.harness.UsageException;
import org.tongtian.bench.harness.load.Schedule.Times;
import org.tongtian.bench.harness.machine.CpuWatch;

/**
 * Drives a load: warm-up, measured time, end. It ends by itself: nothing is sent after the end, and
 * what is under way is waited for.
 */
public final class LoadDriver {

  /** Platform threads cost less for each call; beyond this many they cost too much memory. */
  private static final int MOST_PLATFORM_THREADS = 256;

  private final LoadPlan plan;

  public LoadDriver(LoadPlan plan) {
    this.plan = plan;
  }

  /**
   * Each client sends its next operation when the last one was answered. It shows what the server
   * can carry; its latencies are those of that many polite clients.
   */
  public LoadResult closedLoop(Operation operation) throws InterruptedException {
    Times times = timesFromNow();
    return drive(times, Schedule.closedLoop(times.end(), System::nanoTime), operation);
  }

  /**
   * Operations are sent at a rate that does not care how the server is doing, as a crowd's taps
   * are; latencies count from when each one was due. Give it clients enough: about the rate times
   * the longest answer expected.
   *
   * @param perSecond operations for each second, all clients together
   */
  public LoadResult fixedRate(double perSecond, Operation operation) throws InterruptedException {
    if (!(perSecond > 0)) {
      throw new UsageException("A fixed rate is above 0, not " + perSecond);
    }
    Times times = timesFromNow();
    return drive(times, Schedule.fixedRate(times, perSecond, System::nanoTime), operation);
  }

  private Times timesFromNow() {
    long start = System.nanoTime();
    long from = start + plan.warmUp().toNanos();
    return new Times(start, from, from + plan.measured().toNanos());
  }

  private LoadResult drive(Times times, Schedule schedule, Operation operation)
      throws InterruptedException {
    LoadRecord record = new LoadRecord(times.from());
    List<Thread> clients = start(schedule, operation, record);
    try {
      sleepUntil(times.from());
      plan.watches().forEach(CpuWatch::begin);
      sleepUntil(times.end());
      plan.watches().forEach(CpuWatch::end);
      for (Thread client : clients) {
        client.join();
      }
    } finally {
      clients.forEach(Thread::interrupt);
    }
    return record.result(plan.measured(), schedule.unsent());
  }

  private List<Thread> start(Schedule schedule, Operation operation, LoadRecord record) {
    List<Thread> clients = new ArrayList<>();
    ThreadFactory threads =
        plan.clients() <= MOST_PLATFORM_THREADS
            ? Thread.ofPlatform().name("client-", 0).daemon().factory()
            : Thread.ofVirtual().name("client-", 0).factory();
    for (int number = 0; number < plan.clients(); number++) {
      LoadClient client = LoadClient.of(plan.seed(), number);
      clients.add(threads.newThread(() -> act(client, schedule, operation, record)));
    }
    clients.forEach(Thread::start);
    return clients;
  }

  private static void act(
      LoadClient client, Schedule schedule, Operation operation, LoadRecord record) {
    OptionalLong due = schedule.next();
    while (due.isPresent() && !Thread.currentThread().isInterrupted()) {
      waitFor(due.getAsLong());
      record.run(operation, client, due.getAsLong());
      due = schedule.next();
    }
  }

  /** Parks instead of spinning: a spinning client would take the core from the server. */
  private static void waitFor(long due) {
    long left = due - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private static void sleepUntil(long time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, time - System.nanoTime()));
  }
}
