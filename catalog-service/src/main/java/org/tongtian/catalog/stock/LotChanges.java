package org.tongtian.catalog.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;

/**
 * What a co-operative changes about a lot on sale. Each change is one write that also begins a new
 * count, so that it binds from its answer on: a claim that began after it finds the new epoch.
 */
@Component
public class LotChanges {

  private final LotStockRepository lots;
  private final Recount recount;
  private final Clock clock;

  LotChanges(LotStockRepository lots, Recount recount, Clock clock) {
    this.lots = lots;
    this.recount = recount;
    this.clock = clock;
  }

  /** What is reserved keeps the price it was reserved at. */
  public void reprice(String lotId, Money price) {
    lots.reprice(lotId, price);
    recount.changed(lotId);
  }

  /** What is reserved stays reserved, also where a buyer has more than the new limit. */
  public void setTerms(String lotId, SellingTerms terms) {
    lots.setTerms(lotId, terms);
    recount.changed(lotId);
  }

  /**
   * The harvest of a presale becomes the lot's stock, be it less than is sold (promise C7); from
   * then on the lot is sold as goods that are there. Repeating it changes nothing. 409 {@code
   * catalog.no_presale}, {@code catalog.harvest_recorded}.
   */
  public void harvest(String lotId, LocalDate day, Quantity quantity) {
    LotStock lot = lots.require(lotId);
    if (lot.presale() == null) {
      throw Refusal.conflict("catalog.no_presale");
    }
    if (lot.harvest() == null) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      lots.record(lot, new Harvest(day, quantity, lot.declared(), now));
    }
    Harvest recorded = lots.require(lotId).harvest();
    if (!recorded.day().equals(day) || !recorded.quantity().equals(quantity)) {
      throw Refusal.conflict("catalog.harvest_recorded", recorded.quantity().toString());
    }
    recount.changed(lotId);
  }
}
