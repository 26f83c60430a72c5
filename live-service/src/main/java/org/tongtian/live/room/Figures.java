package org.tongtian.live.room;

import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.live.history.Kept;
import org.tongtian.live.message.RoomMessage;

/**
 * What a room achieved: a fold over its history with a watermark, so that no message counts twice.
 *
 * @param orders paid orders
 * @param sold what they came to
 * @param viewersPeak most viewers at one time
 * @param upTo offset of the last message that is counted in
 */
@Pure
public record Figures(long orders, Money sold, long viewersPeak, long upTo) {

  static final Figures NONE = new Figures(0, Money.cny(0), 0, 0);

  /** These figures with the messages that follow; those counted before change nothing. */
  Figures and(List<Kept> messages) {
    Figures sum = this;
    for (Kept kept : messages) {
      if (kept.offset() > sum.upTo) {
        sum = sum.and(kept);
      }
    }
    return sum;
  }

  private Figures and(Kept kept) {
    if (kept.message() instanceof RoomMessage.OrderSeen order) {
      return new Figures(orders + 1, sold.plus(order.amount()), viewersPeak, kept.offset());
    }
    return new Figures(orders, sold, viewersPeak, kept.offset());
  }
}
