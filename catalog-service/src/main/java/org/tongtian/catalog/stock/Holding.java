package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;

/**
 * Takes stock for a claim so that it is never sold twice, whatever happens to Redis (promise O2).
 *
 * <ol>
 *   <li>One script takes the quantity from the lot's count in Redis and leaves a token; it says
 *       which epoch the count is of.
 *   <li>The reservation is stored in MongoDB as HELD.
 *   <li>The lot's epoch is read from MongoDB. The same epoch: the claim is answered. Another one:
 *       the lot was counted anew in between, and the claim starts over.
 * </ol>
 *
 * <p>Why that is enough. A {@link Recount} first raises the epoch in MongoDB and then reads the
 * reservations. A claim that finds its own epoch in step 3 stored its reservation before the epoch
 * rose, so each later count includes it. A claim that finds a higher epoch may or may not be
 * included; it takes again under the same token, which the recount has put in place if it met the
 * reservation, so nothing is taken twice. Nothing rests on the lock of the recount, on a clock, or
 * on Redis keeping what it was told: a count that another server process made is no count.
 *
 * <p>One trap is left: a claim that missed a count, while its stock was sold to others, may be met
 * by the next one. That count is then below zero. Only reservations that were never answered can be
 * the surplus, so a claim that finds its token in a count below zero withdraws. Whoever was
 * answered keeps its stock.
 *
 * <p>Crashes. Between steps 1 and 2 a token is left without a reservation, and {@link StockSweeper}
 * returns it once it expired; before that it bars the id in MongoDB, so that a claim which was only
 * slow cannot be stored any more. After step 2 a reservation is left that nobody was told of; the
 * same id takes it up again, or it expires. Giving back is bound to the token, so a reservation
 * that no count includes returns nothing.
 */
@Component
class Holding {

  private static final int ATTEMPTS = 60;

  private final LotStockRepository lots;
  private final ReservationRepository reservations;
  private final LiveCounts counts;
  private final Recount recount;
  private final Clock clock;

  Holding(
      LotStockRepository lots,
      ReservationRepository reservations,
      LiveCounts counts,
      Recount recount,
      Clock clock) {
    this.lots = lots;
    this.reservations = reservations;
    this.counts = counts;
    this.recount = recount;
    this.clock = clock;
  }

  /** Refuses with not_enough_stock, stock_rebuilding, reservation_reused, reservation_released. */
  Reservation hold(Claim claim) {
    Reservation mine = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Taking taking =
          counts.take(claim.lotId(), claim.reservationId(), claim.quantity(), claim.expiresAt());
      switch (taking) {
        case Taking.TooLittle(var left) -> throw withdrawn(mine, Refusals.notEnough(claim, left));
        case Taking.Other() -> throw Refusal.conflict("catalog.reservation_reused");
        case Taking.Uncounted() -> recount.ensure(claim.lotId());
        case Taking.Token token when token.overfull() -> throw withdrawn(mine, Refusals.later());
        case Taking.Token token -> {
          mine = store(claim, token);
          if (mine.is(ReservationState.SOLD) || isCounted(claim.lotId(), token.epoch())) {
            return mine;
          }
          recount.ensure(claim.lotId());
        }
      }
    }
    throw withdrawn(mine, Refusals.later());
  }

  /**
   * Confirms that a reservation which was taken again for a late payment is part of the count; its
   * document says so already, so that a crash leaves nothing that would be returned by mistake.
   */
  boolean holdAgain(Reservation retaken) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Taking taking =
          counts.take(retaken.lotId(), retaken.token(), retaken.quantity(), retaken.expiresAt());
      switch (taking) {
        case Taking.TooLittle _, Taking.Other _ -> {
          return false;
        }
        case Taking.Uncounted() -> recount.ensure(retaken.lotId());
        case Taking.Token token when token.overfull() -> {
          return false;
        }
        case Taking.Token token -> {
          if (isCounted(retaken.lotId(), token.epoch())) {
            return true;
          }
          recount.ensure(retaken.lotId());
        }
      }
    }
    throw Refusals.later();
  }

  private Reservation store(Claim claim, Taking.Token token) {
    Reservation wanted = Reservation.held(claim, token.epoch(), now());
    if (reservations.insert(wanted)) {
      return wanted;
    }
    Reservation known = reservations.find(claim.reservationId());
    boolean standing = known.is(ReservationState.HELD) || known.is(ReservationState.SOLD);
    if (standing && known.answers(claim)) {
      if (known.is(ReservationState.SOLD) || known.retaken()) {
        returnIfFresh(claim, token);
      } else if (known.epoch() != token.epoch()) {
        reservations.seenUnder(known.id(), token.epoch());
        return Reservation.held(claim, token.epoch(), known.changedAt());
      }
      return known;
    }
    returnIfFresh(claim, token);
    throw Refusal.conflict(
        standing ? "catalog.reservation_reused" : "catalog.reservation_released");
  }

  private void returnIfFresh(Claim claim, Taking.Token token) {
    if (token.fresh()) {
      counts.giveBack(claim.lotId(), claim.reservationId());
    }
  }

  private boolean isCounted(String lotId, long epoch) {
    return lots.epoch(lotId) == epoch;
  }

  /** Takes back what this claim stored, unless somebody else confirmed it meanwhile. */
  private Refusal withdrawn(Reservation mine, Refusal reason) {
    if (mine != null && reservations.releaseUnder(mine.id(), mine.epoch(), now())) {
      counts.giveBack(mine.lotId(), mine.token());
    }
    return reason;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
