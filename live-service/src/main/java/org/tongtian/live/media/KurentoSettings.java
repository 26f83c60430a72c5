package org.tongtian.live.media;

import java.time.Duration;

/**
 * How the Kurento adapter behaves.
 *
 * @param callTimeout one request to a media node; shorter than the client's own 10 s
 * @param deadlines one whole publish or view, and the wait for a first connection
 * @param watchEvery pause between two looks at a node: alive, reconnect, late releases
 * @param breakerOpenFor how long a node that does not answer is left alone
 * @param maxViewersPerRoom viewers that one room takes on one node
 */
record KurentoSettings(
    Duration callTimeout,
    AbstractMediaRoom.MediaDeadlines deadlines,
    Duration watchEvery,
    Duration breakerOpenFor,
    int maxViewersPerRoom) {

  /** For production: one media node sends about 100 pictures of 540p per core. */
  static KurentoSettings standard() {
    return new KurentoSettings(
        Duration.ofSeconds(2),
        new AbstractMediaRoom.MediaDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(30)),
        Duration.ofMillis(250),
        Duration.ofSeconds(3),
        300);
  }
}
