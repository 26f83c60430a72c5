package org.tongtian.orders.aftersales;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The clocks of after-sales, in business days of Asia/Shanghai unless said otherwise. The day a
 * clock begins on does not count.
 *
 * @param decideWithin the co-operative decides; its silence grants a refund, and takes a return or
 *     an exchange to the platform
 * @param answerWithin the buyer takes a smaller share or appeals; silence takes it
 * @param appealWithin the buyer takes a refusal to the platform
 * @param platformWithin the platform ought to decide; nothing happens by itself
 * @param sendBackWithin the buyer hands the goods to a carrier
 * @param arriveWithin the co-operative confirms that they are back; silence counts as their arrival
 * @param replaceWithin the co-operative sends the new goods; silence pays instead
 * @param damageWindow after receipt, refunds without sending back
 * @param faultWindow after receipt, returns and exchanges for what the seller answers for
 * @param noReasonWindow after receipt, returns of goods that are merely not wanted (Consumer
 *     Protection Law art. 25: at least seven days)
 * @param noReasonUnits codes of units whose goods are returned without a reason; what is sold by
 *     weight is fresh, which the same article exempts
 * @param photoKept how long an uploaded photo waits for its case
 */
@ConfigurationProperties("tongtian.after-sales")
public record AfterSalesSettings(
    int decideWithin,
    int answerWithin,
    int appealWithin,
    int platformWithin,
    int sendBackWithin,
    int arriveWithin,
    int replaceWithin,
    int damageWindow,
    int faultWindow,
    int noReasonWindow,
    Set<String> noReasonUnits,
    Duration photoKept) {

  /** Refuses clocks that end before anybody can act. */
  public AfterSalesSettings {
    noReasonUnits = Set.copyOf(noReasonUnits);
    int least =
        Math.min(
            Math.min(Math.min(decideWithin, answerWithin), Math.min(appealWithin, platformWithin)),
            Math.min(Math.min(sendBackWithin, arriveWithin), replaceWithin));
    if (least < 1) {
      throw new IllegalArgumentException("each clock of tongtian.after-sales is at least 1 day");
    }
  }
}
