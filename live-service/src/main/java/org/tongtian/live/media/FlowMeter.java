package org.tongtian.live.media;

/** Decides from a growing packet count whether media flows. Not thread-safe. */
final class FlowMeter {

  private final int patience;
  private long lastCount;
  private int silentReadings;
  private boolean flowing;

  /**
   * @param patience readings without a new packet after which the flow counts as interrupted
   */
  FlowMeter(int patience) {
    this.patience = patience;
  }

  MediaState read(long packets) {
    if (packets > lastCount) {
      flowing = true;
      silentReadings = 0;
    } else if (++silentReadings >= patience) {
      flowing = false;
    }
    lastCount = packets;
    return flowing ? MediaState.FLOWING : MediaState.INTERRUPTED;
  }
}
