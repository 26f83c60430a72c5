package org.tongtian.live.media;

/** Lets test doubles of other packages refuse as the adapters do. */
public final class TestRefusals {

  private TestRefusals() {}

  public static MediaRefused of(MediaRefused.Reason reason) {
    return new MediaRefused(reason, "refused by the test");
  }
}
