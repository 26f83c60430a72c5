package org.tongtian.orders.presale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.OrderService;
import org.tongtian.orders.order.PresaleWatch;
import org.tongtian.orders.order.PresaleWatch.WatchedLot;
import org.tongtian.orders.order.PresaleWatch.WatchedOrder;

/**
 * Looks at presales and asks for harvests when it is time. What is due is read from the store, so a
 * restart forgets none, and each look is claimed there, so that several instances share them.
 */
@Component
@EnableConfigurationProperties(PresaleSettings.class)
class PresaleSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(PresaleSweeper.class);
  private static final int BATCH = 200;

  /** Longer than a round takes; a round that lasts longer stops by itself. */
  private static final Duration ROUND = Duration.ofMinutes(2);

  /** A round writes nothing in the last part of its time, since a write can last. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final PresaleWatch watch;
  private final OrderService orders;
  private final AllotmentRound round;
  private final PresaleLife life;
  private final PresaleSettings settings;
  private final Clock clock;

  PresaleSweeper(
      PresaleWatch watch,
      OrderService orders,
      AllotmentRound round,
      PresaleLife life,
      PresaleSettings settings,
      Clock clock) {
    this.watch = watch;
    this.orders = orders;
    this.round = round;
    this.life = life;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tongtian.presale.sweep-every}")
  void sweep() {
    for (WatchedLot lot : watch.lotsDue(now(), BATCH)) {
      Instant until = now().plus(ROUND);
      if (watch.claim(lot, until)) {
        gently("Lot", lot.id(), () -> share(lot.id(), until));
      }
    }
    for (WatchedOrder order : watch.ordersDue(now(), BATCH)) {
      Instant until = now().plus(settings.lookAgain());
      if (watch.claim(order, until)) {
        gently("Presale", order.id(), () -> look(order, until));
      }
    }
  }

  private void share(String lotId, Instant until) {
    if (!watch.isAwaited(lotId)) {
      watch.forget(lotId, until);
      return;
    }
    try {
      round.run(lotId, until.minus(MARGIN));
    } finally {
      watch.askAgain(lotId, until, now().plus(settings.askEvery()));
    }
  }

  private void look(WatchedOrder watched, Instant until) {
    // One that was noted and never stored belongs to a checkout that came to nothing.
    Instant next =
        orders.find(List.of(watched.id())).stream().findFirst().map(life::look).orElse(null);
    if (next == null) {
      watch.over(watched.id(), until);
    } else {
      watch.lookAgain(watched.id(), until, next);
    }
  }

  /** The others must not wait for the sake of one; it is come back to. */
  private static void gently(String what, String id, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      LOG.warn("{} {} is looked at again: {}", what, id, refusal.code());
    } catch (RuntimeException failure) {
      LOG.error("{} {} could not be looked at", what, id, failure);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
