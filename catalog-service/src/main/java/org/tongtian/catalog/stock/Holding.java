package org.tongtian.catalog.stock;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;

/**
 * Takes stock for claims, all of them or none, so that it is never sold twice and no buyer gets
 * more than one may, whatever happens to Redis (promise O2).
 *
 * <ol>
 *   <li>For each claim, one script asks the lot's window, what the buyer has and what is left,
 *       takes the quantity from the count in Redis and leaves a token; it says which epoch the
 *       count is of, and the price in it. If one is refused, the tokens of the others go back, and
 *       nothing was stored.
 *   <li>The reservations are stored in MongoDB as HELD.
 *   <li>The lots are read from MongoDB. The same epoch: the claim is answered. Another one: the lot
 *       was counted anew in between, and the claim starts over.
 * </ol>
 *
 * <p>Why that is enough. A {@link Recount} first raises the epoch in MongoDB and then reads the
 * reservations; a change of the lot's price, terms or stock raises it in the same write. A claim
 * that finds its own epoch in step 3 stored its reservation before the epoch rose, so each later
 * count includes it, in the stock and in what its buyer has, and no new price or terms were
 * answered before it came. A claim that finds a higher epoch may or may not be included; it takes
 * again under the same token, which the recount has put in place if it met the reservation, so
 * nothing is taken twice. Nothing rests on the lock of the recount, on a clock, or on Redis keeping
 * what it was told: a count that another server process made is no count.
 *
 * <p>One trap is left: a claim that missed a count, while its stock or its buyer's share was taken
 * by others, may be met by the next one. That count is then below zero, or its buyer has more than
 * one may. Only reservations that were never answered can be the surplus, so a claim that finds its
 * token in such a count withdraws. Whoever was answered keeps its stock.
 *
 * <p>Going back. A call gives back only what it took itself and nobody else asked for meanwhile: a
 * token says whose it is until a second call under the same id finds it, and the reservation is
 * marked as shared by whoever finds it stored. So of two calls under one id, none takes away what
 * the other was promised.
 *
 * <p>Crashes. Between steps 1 and 2 tokens are left without a reservation, and {@link StockSweeper}
 * returns them once they expired; before that it bars the id in MongoDB, so that a claim which was
 * only slow cannot be stored any more. After step 2 reservations are left that nobody was told of;
 * the same ids take them up again, or they expire. Giving back is bound to the token, so a
 * reservation that no count includes returns nothing.
 */
@Component
class Holding {

  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);
  private static final int ATTEMPTS = 60;

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final Keeping keeping;
  private final LiveCounts counts;
  private final Recount recount;
  private final Clock clock;

  Holding(
      LotStockRepository lots,
      ReservationRepository reservations,
      Keeping keeping,
      LiveCounts counts,
      Recount recount,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.keeping = keeping;
    this.counts = counts;
    this.recount = recount;
    this.clock = clock;
  }

  /**
   * Answers in the order of the claims. Refuses, naming the claim's field, with not_enough_stock,
   * over_limit, not_open_yet, sale_over, reservation_reused, reservation_released; and with
   * stock_rebuilding.
   */
  List<Held> hold(List<Claim> claims) {
    String owner = Ids.next();
    List<Wanted> all = claims.stream().map(Wanted::new).toList();
    try {
      List<Wanted> open = all;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (takeAll(open, owner)) {
          storeAll(open, owner);
        }
        open = all.stream().filter(Wanted::isOpen).toList();
        if (open.isEmpty()) {
          return all.stream().map(Wanted::answer).toList();
        }
        open.forEach(each -> recount.ensure(each.claim.lotId()));
      }
      throw Refusals.later();
    } catch (Refusal | RedisException failure) {
      all.forEach(each -> withdraw(each, owner));
      throw failure;
    }
  }

  /** Whether each has its token; where a lot has no count, nothing may be stored yet. */
  private boolean takeAll(List<Wanted> open, String owner) {
    for (Wanted each : open) {
      Claim claim = each.claim;
      switch (counts.take(claim, owner, clock.instant())) {
        case Taking.Token token -> each.took(token);
        case Taking.Uncounted() -> {
          return false;
        }
        case Taking.TooLittle(var left) -> throw Refusals.notEnough(claim, left);
        case Taking.OverLimit(var allowed) -> throw Refusals.overLimit(claim, allowed);
        case Taking.NotOpen(var opensAt) -> throw Refusals.notOpen(claim, opensAt);
        case Taking.Closed() -> throw Refusals.conflict(claim, "catalog.sale_over");
        case Taking.Other() -> throw Refusals.conflict(claim, "catalog.reservation_reused");
        case Taking.Overfull() -> throw Refusals.later();
      }
    }
    return true;
  }

  private void storeAll(List<Wanted> open, String owner) {
    List<Wanted> unknown = open.stream().filter(each -> each.held == null).toList();
    List<Reservation> held =
        unknown.stream()
            .map(each -> Reservation.held(each.claim, each.token.price(), now()))
            .toList();
    List<Keeping.Kept> kept = keeping.keep(held);
    for (int i = 0; i < unknown.size(); i++) {
      if (kept.get(i).isNew()) {
        unknown.get(i).stored(held.get(i));
        unknown.get(i).checkAgainst(kept.get(i).lot());
      }
    }
    for (int i = 0; i < unknown.size(); i++) {
      if (!kept.get(i).isNew()) {
        join(unknown.get(i), kept.get(i).lot(), owner);
      }
    }
    checkAgain(open.stream().filter(each -> !unknown.contains(each)).toList());
  }

  /** Those that were stored in an earlier attempt, and have been taken again. */
  private void checkAgain(List<Wanted> known) {
    if (known.isEmpty()) {
      return;
    }
    for (Wanted each : known) {
      if (each.isAtOldPrice()) {
        each.held = reservations.reprice(each.held.id(), each.token.price());
      }
    }
    Map<String, LotStock> now = lots.byId(known.stream().map(each -> each.claim.lotId()).toList());
    known.forEach(each -> each.checkAgainst(now.get(each.claim.lotId())));
  }

  /** The id was known: the same claim again, or another one. */
  private void join(Wanted wanted, LotStock lot, String owner) {
    Claim claim = wanted.claim;
    Reservation shared = reservations.share(claim.reservationId());
    Reservation known = shared == null ? reservations.find(claim.reservationId()) : shared;
    boolean stands = known.is(ReservationState.HELD) || known.is(ReservationState.SOLD);
    if (shared != null && known.answers(claim)) {
      wanted.found(known);
      wanted.checkAgainst(lot);
      return;
    }
    if (wanted.isTakenHere()) {
      counts.rollBack(claim.lotId(), claim.reservationId(), owner);
    }
    if (!stands || !known.answers(claim)) {
      throw Refusals.conflict(
          claim, stands ? "catalog.reservation_reused" : "catalog.reservation_released");
    }
    wanted.found(known);
    wanted.isSold(lot);
  }

  /** Takes back what this call took and stored, unless somebody else relies on it. */
  private void withdraw(Wanted wanted, String owner) {
    Claim claim = wanted.claim;
    try {
      if (wanted.isStoredHere()) {
        if (reservations.releaseUnshared(claim.reservationId(), now())) {
          counts.giveBack(claim.lotId(), claim.reservationId());
        }
      } else if (wanted.isTakenHere() && wanted.held == null) {
        counts.rollBack(claim.lotId(), claim.reservationId(), owner);
      }
    } catch (RedisException away) {
      LOG.warn("Stock of {} returns later: {}", claim.reservationId(), away.toString());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
