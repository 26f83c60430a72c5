package org.tongtian.orders.tracking;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where carriers tell of parcels; believed for their signature, not for a token. */
@RestController
class TrackingEventController {

  private static final int LONGEST_ID = 64;

  private final TrackingSettings settings;
  private final TrackingService tracking;
  private final JsonMapper json;
  private final Clock clock;

  /** Tells the carrier that it need not repeat itself. */
  record Acknowledgement(String code) {}

  /**
   * What a carrier sends; fields a newer one adds are ignored.
   *
   * @param eventId the carrier's own id of the event, 1 to 64 characters
   */
  record Report(
      String eventId,
      String trackingNumber,
      TrackingKind kind,
      Instant at,
      String place,
      String text) {

    boolean isComplete() {
      return eventId != null
          && !eventId.isBlank()
          && eventId.length() <= LONGEST_ID
          && trackingNumber != null;
    }
  }

  TrackingEventController(
      TrackingSettings settings, TrackingService tracking, JsonMapper json, Clock clock) {
    this.settings = settings;
    this.tracking = tracking;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.clock = clock;
  }

  /**
   * A carrier tells what happened to a parcel of its own. The same event may come again and events
   * in any order. 401 {@code tracking.signature_invalid}, 404 {@code tracking.parcel_unknown}, 409
   * {@code tracking.too_many}.
   */
  @PostMapping("/api/orders/tracking-events")
  Acknowledgement told(
      @RequestHeader(name = CarrierSignature.CARRIER, required = false) String carrierCode,
      @RequestHeader(name = CarrierSignature.TIMESTAMP, required = false) String timestamp,
      @RequestHeader(name = CarrierSignature.NONCE, required = false) String nonce,
      @RequestHeader(name = CarrierSignature.SIGNATURE, required = false) String signature,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = Report.class)))
          @RequestBody
          byte[] body) {
    Carrier carrier =
        Carrier.byCode(carrierCode)
            .filter(
                named ->
                    settings
                        .secretOf(named)
                        .filter(
                            secret ->
                                new CarrierSignature(timestamp, nonce, signature)
                                    .isGenuine(secret, clock.instant(), body))
                        .isPresent())
            .orElseThrow(() -> Refusal.unauthenticated("tracking.signature_invalid"));
    Report report = read(body);
    Told told = new Told(report.kind(), report.at(), report.place(), report.text());
    tracking.heard(carrier, report.trackingNumber(), report.eventId(), told);
    return new Acknowledgement("OK");
  }

  private Report read(byte[] body) {
    try {
      Report report = json.readValue(body, Report.class);
      if (report != null && report.isComplete()) {
        return report;
      }
    } catch (JacksonException malformed) {
      throw Refusal.invalid("request.malformed_json", null);
    }
    throw Refusal.invalid("request.invalid", null);
  }
}
