package org.tongtian.api.catalog;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.money.Quantity;

/**
 * How the harvest of a lot came out that was sold before it (promise C7).
 *
 * @param presale the terms it was sold under
 * @param expected what was put on sale before the harvest
 * @param harvestedOn when it was harvested, Asia/Shanghai; null while it is not recorded
 * @param harvested what was harvested; null as above
 * @param recordedAt when the co-operative recorded it; null as above
 * @param sold what paid orders hold now; above {@code harvested} it is a shortfall
 * @param reserved what unpaid orders hold now
 */
public record HarvestReport(
    String lotId,
    PresaleTerms presale,
    Quantity expected,
    LocalDate harvestedOn,
    Quantity harvested,
    Instant recordedAt,
    Quantity sold,
    Quantity reserved) {}
