package org.tongtian.orders.channel;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cashier's public keys: the configured one, else those it publishes, asked for when needed.
 * None where another channel takes the payments: then nobody speaks for the cashier.
 */
@Component
class ChannelKeys {

  private static final Logger LOG = LoggerFactory.getLogger(ChannelKeys.class);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final ChannelHttp http;
  private final JsonMapper json;
  private final Clock clock;
  private final boolean asks;
  private volatile Map<String, PublicKey> keys;
  private volatile String newest;
  private Instant askedAt = Instant.EPOCH;

  private record PublishedKey(String keyId, String publicKey) {}

  private record PublishedKeys(List<PublishedKey> keys) {}

  ChannelKeys(PaymentSettings settings, ChannelHttp http, JsonMapper json, Clock clock) {
    this.http = http;
    this.json = json;
    this.clock = clock;
    boolean inUse = settings.channel() == PaymentSettings.Channel.CASHIER;
    boolean pinned = !settings.channelPublicKey().isBlank();
    this.asks = inUse && !pinned;
    this.keys = inUse && pinned ? configured(settings.channelPublicKey()) : Map.of();
    this.newest = keys.isEmpty() ? null : keys.keySet().iterator().next();
  }

  /**
   * The id of the key that the channel is to be addressed with.
   *
   * @throws ChannelUnreachableException where the channel told none
   */
  String current() {
    if (newest == null && asks) {
      ask();
    }
    if (newest == null) {
      throw new ChannelUnreachableException("The channel's key is not known");
    }
    return newest;
  }

  /** What was believed of the channel's keys may be wrong: it does not understand us. */
  void askAgain() {
    if (asks) {
      ask();
    }
  }

  /** The key with that id, empty where the channel has none such. */
  Optional<PublicKey> find(String keyId) {
    if (!keys.containsKey(keyId) && asks) {
      ask();
    }
    return Optional.ofNullable(keys.get(keyId));
  }

  /** At most once in five seconds, so that invented key ids can't make us a flood. */
  private synchronized void ask() {
    Instant now = clock.instant();
    if (now.isBefore(askedAt.plus(ASK_AGAIN))) {
      return;
    }
    try {
      List<PublishedKey> published =
          json.readValue(
                  http.send("GET", "/v1/keys", new byte[0], Map.of()).body(), PublishedKeys.class)
              .keys();
      keys =
          published.stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      PublishedKey::keyId, key -> Signatures.publicKey(key.publicKey())));
      newest = published.isEmpty() ? null : published.getLast().keyId();
      askedAt = now;
    } catch (ChannelUnreachableException | JacksonException | IllegalArgumentException failure) {
      LOG.warn("The channel's keys could not be fetched: {}", failure.toString());
    }
  }

  private static Map<String, PublicKey> configured(String idAndKey) {
    String[] parts = idAndKey.split(":", 2);
    return Map.of(parts[0], Signatures.publicKey(parts[1]));
  }
}
