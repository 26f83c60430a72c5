package org.tongtian.bench.settlement;

/**
 * What one measurement of one side gave.
 *
 * @param perSecond new sales that were durable, for each second
 * @param p50 milliseconds within which half of the calls were answered
 * @param p99 likewise for 99 of 100
 * @param cpuMicros of all processes of that side together, for each new sale
 * @param sales that were new in the measured time
 */
record Measured(double perSecond, double p50, double p99, double cpuMicros, long sales) {}
