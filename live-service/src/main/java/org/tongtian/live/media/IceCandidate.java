package org.tongtian.live.media;

/**
 * One address at which a WebRTC side may be reached (RFC 8839), as browsers write it.
 *
 * @param candidate the candidate line; empty means that no more will come
 * @param sdpMid the media section's name, null when the browser sent none
 * @param sdpMLineIndex the media section's index, from 0
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {

  private static final int MAX_LENGTH = 1024;
  private static final int MAX_SECTIONS = 16;

  /** Whether the browser says that it found them all. */
  boolean isEndOfCandidates() {
    return candidate.isBlank();
  }

  void check() {
    boolean known = isEndOfCandidates() || candidate.startsWith("candidate:");
    boolean oneLine = candidate.indexOf('\n') < 0 && candidate.indexOf('\r') < 0;
    boolean small = candidate.length() <= MAX_LENGTH;
    boolean inRange = sdpMLineIndex >= 0 && sdpMLineIndex < MAX_SECTIONS;
    if (known && oneLine && small && inRange) {
      return;
    }
    throw new MediaRefused(
        MediaRefused.Reason.BAD_CANDIDATE, "The ICE candidate is not one that a browser writes.");
  }
}
