package org.tongtian.settlement.contract;

/**
 * A step of a commission by volume.
 *
 * @param from volume of the period from which on the rate applies: orders or fen, 0 for the first
 * @param rate of the gross amount
 */
public record Tier(long from, Ratio rate) {}
