package org.tongtian.orders.presale;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The clocks of presales.
 *
 * @param answerWithin business days (Asia/Shanghai) a buyer has to answer an offer of other goods
 * @param harvestGrace days after the last day of the window, after which a harvest that nobody
 *     recorded counts as none
 * @param askEvery how often a harvest that is waited for is asked about
 * @param lookAgain how often each presale is looked at, besides its own deadlines
 * @param lateMoneyFor how long after it was placed the deposit of an expired order may still come
 */
@ConfigurationProperties("tongtian.presale")
record PresaleSettings(
    int answerWithin,
    int harvestGrace,
    Duration askEvery,
    Duration lookAgain,
    Duration lateMoneyFor) {}
