package org.tongtian.local.market;

/**
 * A part that was started.
 *
 * @param pid process it runs in
 * @param stop ends it cleanly
 */
record RunningPart(Part part, long pid, AutoCloseable stop) {}
