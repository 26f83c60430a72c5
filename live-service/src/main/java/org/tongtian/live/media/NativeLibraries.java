package org.tongtian.live.media;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failed load of the native WebRTC library into one sentence that says what to do. */
final class NativeLibraries {

  private static final Logger log = LoggerFactory.getLogger(NativeLibraries.class);
  private static final String PACKAGES =
      "libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3";
  private static final Pattern MISSING =
      Pattern.compile("(lib[A-Za-z0-9.+_-]+): cannot open shared object file");

  private NativeLibraries() {}

  /**
   * Runs the first use of the native library.
   *
   * @throws MediaRefused {@code media.unavailable} with the line to type when a library is missing
   */
  static <T> T load(Supplier<T> firstUse) {
    try {
      return firstUse.get();
    } catch (LinkageError | RuntimeException e) {
      // No cause on purpose: the native stack says less than the sentence and hides it.
      String explanation = explain(e);
      log.error(explanation);
      throw new MediaRefused(MediaRefused.Reason.UNAVAILABLE, explanation);
    }
  }

  static String explain(Throwable failure) {
    StringBuilder found = new StringBuilder();
    String last = failure.toString();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      last = t.toString();
      Matcher missing = MISSING.matcher(last);
      if (missing.find()) {
        found.append(" (missing: ").append(missing.group(1)).append(')');
      }
    }
    if (found.isEmpty()) {
      found.append(" (").append(last).append(')');
    }
    return "The embedded media server cannot load its native WebRTC library"
        + found
        + ". On Debian or Ubuntu: apt-get install -y "
        + PACKAGES
        + ". Or name a Kurento server in KURENTO_URI.";
  }
}
