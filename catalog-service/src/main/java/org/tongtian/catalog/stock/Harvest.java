package org.tongtian.catalog.stock;

import java.time.Instant;
import java.time.LocalDate;
import org.tongtian.kit.money.Quantity;

/**
 * What was harvested of a lot that was sold before (promise C7).
 *
 * @param day Asia/Shanghai
 * @param expected what had been put on sale before
 */
public record Harvest(LocalDate day, Quantity quantity, Quantity expected, Instant recordedAt) {}
