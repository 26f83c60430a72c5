package org.tongtian.catalog.stock;

import org.tongtian.kit.money.Quantity;

/**
 * A lot as it is on sale now.
 *
 * @param available what can be bought, never below zero
 */
public record LotNow(LotStock stock, Quantity available) {}
