package org.tongtian.local.market;

import java.util.function.LongSupplier;

/**
 * A part that was started.
 *
 * @param pid process it runs in now
 * @param stop ends it cleanly
 */
record RunningPart(Part part, LongSupplier pid, AutoCloseable stop) {}
