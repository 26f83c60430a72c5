package org.tongtian.api.catalog;

import java.time.LocalDate;

/**
 * How a lot is sold before its harvest (promise C7).
 *
 * @param harvestFrom first day the harvest is expected on, Asia/Shanghai
 * @param harvestUntil last day of it; goods not harvested by then are a shortfall
 * @param depositPercent whole per cent of the goods' price paid at once, 1 to 99; a part of a fen
 *     is asked for with the deposit
 * @param balanceDays business days the buyer has for the balance once the goods are allotted
 */
public record PresaleTerms(
    LocalDate harvestFrom, LocalDate harvestUntil, int depositPercent, int balanceDays) {}
