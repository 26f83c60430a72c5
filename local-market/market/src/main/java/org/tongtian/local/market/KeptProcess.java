package org.tongtian.local.market;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part in a process of its own that is started again when it dies, as a cluster would. Nobody
 * else notices but for the time in which it was away.
 */
final class KeptProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeptProcess.class);
  private static final Duration BREATH = Duration.ofMillis(300);

  private final Part part;
  private final MarketPlan plan;
  private final Runnable startedAgain;
  private ChildProcess child;
  private boolean closing;

  private KeptProcess(Part part, MarketPlan plan, Runnable startedAgain) {
    this.part = part;
    this.plan = plan;
    this.startedAgain = startedAgain;
  }

  /**
   * Starts the part and waits until it is ready.
   *
   * @param startedAgain called whenever it was started again
   */
  static KeptProcess start(Part part, MarketPlan plan, Runnable startedAgain) {
    KeptProcess kept = new KeptProcess(part, plan, startedAgain);
    kept.keep(ChildProcess.start(part, plan));
    return kept;
  }

  /** Process it runs in now. */
  synchronized long pid() {
    return child.pid();
  }

  private synchronized void keep(ChildProcess next) {
    child = next;
    next.onEnd(() -> Thread.ofVirtual().name("keep-" + part.label()).start(this::startAgain));
  }

  private void startAgain() {
    while (!isClosing()) {
      LOG.warn("{} has ended and is started again", part.label());
      try {
        Thread.sleep(BREATH);
        ChildProcess next = ChildProcess.start(part, plan);
        if (taken(next)) {
          startedAgain.run();
        }
        return;
      } catch (MarketStartException failure) {
        LOG.warn("{} could not be started again", part.label(), failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized boolean taken(ChildProcess next) {
    if (closing) {
      next.close();
      return false;
    }
    keep(next);
    return true;
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  @Override
  public void close() {
    ChildProcess last;
    synchronized (this) {
      closing = true;
      last = child;
    }
    last.close();
  }
}
