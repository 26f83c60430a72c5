package org.tongtian.bench.harness.load;

/** What a client does again and again. It must end by itself: give its calls a time limit. */
@FunctionalInterface
public interface Operation {

  /**
   * Does it once.
   *
   * @throws Exception counts as {@link Outcome#FAILED}
   */
  Outcome run(LoadClient client) throws Exception;
}
