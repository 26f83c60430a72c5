package org.tongtian.bench.broken.harness;

import org.tongtian.bench.broken.start.SomeBenchmark;

/** Breaks the rule that the harness knows no benchmark, to show that the rule can fail. */
public record KnowsABenchmark(SomeBenchmark benchmark) {}
