package org.tongtian.bench.harness.load;

/** How one operation ended. Only the accepted ones are throughput. */
public enum Outcome {
  /** The server took it on and said so. */
  ACCEPTED,
  /** The server said no, as its rules ask for: sold out, over the limit, not allowed. */
  REFUSED,
  /** No answer in time, or one that should not have been given. */
  FAILED
}
