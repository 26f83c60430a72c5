package org.tongtian.live.media;

/**
 * Carries the picture and sound of one host to many viewers (promise L1). Commerce never depends on
 * it: every method ends within the adapter's deadline and answers trouble with {@link
 * MediaRefused}.
 */
public interface MediaServer extends AutoCloseable {

  /** What this adapter can do; constant over its life. */
  MediaCapabilities capabilities();

  /**
   * Opens the room's media. Nothing is asked of the engine yet, so it succeeds while the engine is
   * down.
   *
   * @param roomId the room's id, not null
   * @param listener told what happens later, in order, never while a lock is held
   * @throws MediaRefused {@code media.room_open} when the room is open already, {@code
   *     media.closed} after {@link #close()}
   */
  MediaRoom open(String roomId, MediaListener listener);

  /** What is held at this moment; all zero after everything was closed. */
  MediaLoad load();

  /** Closes every room and lets go of the engine. Idempotent. */
  @Override
  void close();
}
