package org.tongtian.bench.broken.start;

/** What the harness must not know. */
public record SomeBenchmark(String name) {}
