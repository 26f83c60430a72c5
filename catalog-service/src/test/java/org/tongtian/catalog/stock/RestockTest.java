package org.tongtian.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongtian.api.catalog.StockAccount;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;

/** Refunded goods go back on sale once, whatever is told twice, dies or is counted meanwhile. */
class RestockTest extends StockUnderTest {

  @Test
  void aPartGoesBackOncePerRefund() {
    declare(10);
    String sold = sold(4);
    String refund = Ids.next();

    restocks.restock(sold, refund, Quantity.of(1));
    restocks.restock(sold, refund, Quantity.of(1));

    assertThat(live()).isEqualTo(7);
    assertThat(reservations.find(sold).quantity()).isEqualTo(Quantity.of(3));
    assertThat(state(sold)).isEqualTo(ReservationState.SOLD);
    restocks.restock(sold, Ids.next(), Quantity.of(3));
    assertThat(live()).isEqualTo(10);
    assertThat(state(sold)).isEqualTo(ReservationState.RELEASED);
    assertThat(account())
        .isEqualTo(
            new StockAccount(
                lotId, Quantity.of(10), Quantity.ZERO, Quantity.ZERO, Quantity.of(10)));
  }

  @Test
  void moreThanIsHeldIsAFailureToBeSeenAndChangesNothing() {
    declare(10);
    String sold = sold(4);
    String held = reserve(2);

    assertThatThrownBy(() -> restocks.restock(sold, Ids.next(), Quantity.of(5)))
        .hasMessageContaining("holds 4");
    assertThatThrownBy(() -> restocks.restock(held, Ids.next(), Quantity.of(1)))
        .hasMessageContaining("HELD");
    assertThatThrownBy(() -> restocks.restock(Ids.next(), Ids.next(), Quantity.of(1)))
        .hasMessageContaining("never had stock");

    assertThat(live()).isEqualTo(4);
    assertThat(standing()).isEqualTo(6);
  }

  @Test
  void aCrashAfterTheWriteIsMadeGoodWhenTheFactComesAgain() {
    declare(10);
    String sold = sold(4);
    String refund = Ids.next();
    Reservation before = reservations.find(sold);
    assertThat(reservations.restock(before, refund, Quantity.of(4), clock.instant())).isTrue();
    assertThat(live()).isEqualTo(6);

    restocks.restock(sold, refund, Quantity.of(4));
    restocks.restock(sold, refund, Quantity.of(4));

    assertThat(live()).isEqualTo(10);
  }

  @Test
  void aRecountInBetweenDoesNotAddTwice() {
    declare(10);
    String sold = sold(4);
    long counted = counts.epoch(lotId);
    Reservation before = reservations.find(sold);
    reservations.restock(before, Ids.next(), Quantity.of(4), clock.instant());
    lots.nextEpoch(lotId);
    recount.changed(lotId);
    assertThat(live()).isEqualTo(10);

    assertThat(counts.restock(lotId, counted, Quantity.of(4), "buyer-1")).isFalse();
    assertThat(live()).isEqualTo(10);
  }

  @Test
  void withoutACountItIsInTheNextOne() {
    declare(10);
    String sold = sold(10);
    flushRedis();

    restocks.restock(sold, Ids.next(), Quantity.of(2));

    assertThat(live()).isEqualTo(2);
    reserve(2);
    assertThatThrownBy(() -> reserve(1)).hasMessageContaining("not_enough_stock");
  }

  @Test
  void accountsAddUpAndNameNoCountThatCannotBeReliedOn() {
    declare(10);
    sold(4);
    reserve(3);
    assertThat(account())
        .isEqualTo(
            new StockAccount(
                lotId, Quantity.of(10), Quantity.of(4), Quantity.of(3), Quantity.of(3)));

    lots.nextEpoch(lotId);
    assertThat(account().free()).isNull();
    flushRedis();
    assertThat(account().free()).isNull();
  }

  private StockAccount account() {
    String before = lots.after(null, 1).getFirst().id();
    return before.equals(lotId) ? audit.accounts(null, 1).getFirst() : accountAfter(before);
  }

  private StockAccount accountAfter(String before) {
    String after = before;
    while (true) {
      for (StockAccount each : audit.accounts(after, 50)) {
        after = each.lotId();
        if (after.equals(lotId)) {
          return each;
        }
      }
    }
  }

  private String sold(long units) {
    String id = reserve(units);
    sales.paid(List.of(id));
    return id;
  }
}
