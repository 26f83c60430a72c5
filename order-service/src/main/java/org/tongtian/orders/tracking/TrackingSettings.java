package org.tongtian.orders.tracking;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.tongtian.orders.carrier.Carrier;

/**
 * Whom we believe what they tell of parcels.
 *
 * @param secrets {@code <carrier>:<secret>} for each carrier that reports, with commas between; a
 *     secret of at least 16 characters speaks for its own carrier's parcels alone. Empty: nobody
 *     reports
 * @param url where carriers are asked to report on a parcel; null or empty where they know by
 *     themselves
 * @param notifyUrl where they are to report
 */
@ConfigurationProperties("tongtian.tracking")
record TrackingSettings(String secrets, String url, URI notifyUrl) {

  private static final int SHORTEST_SECRET = 16;

  /** Refuses secrets that don't have that form. */
  TrackingSettings {
    parse(secrets);
  }

  /** The secret of a carrier, empty where it does not report. */
  Optional<String> secretOf(Carrier carrier) {
    return Optional.ofNullable(parse(secrets).get(carrier));
  }

  /** Whether carriers are to be asked. */
  boolean asksCarriers() {
    return url != null && !url.isBlank();
  }

  private static Map<Carrier, String> parse(String secrets) {
    if (secrets == null || secrets.isBlank()) {
      return Map.of();
    }
    return Arrays.stream(secrets.split(",", -1))
        .map(one -> one.strip().split(":", 2))
        .collect(Collectors.toMap(TrackingSettings::carrier, parts -> parts[1]));
  }

  private static Carrier carrier(String[] parts) {
    if (parts.length < 2 || parts[1].length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "tongtian.tracking.secrets must be <carrier>:<secret>, 16 characters at least");
    }
    return Carrier.byCode(parts[0])
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tongtian.tracking.secrets names no carrier: " + parts[0]));
  }
}
