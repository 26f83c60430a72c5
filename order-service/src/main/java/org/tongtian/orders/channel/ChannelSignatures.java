package org.tongtian.orders.channel;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;

/**
 * Signs what we say to the payment channel, and tells whether something was really said, and said
 * just now, by it.
 */
@Component
public class ChannelSignatures {

  private final ChannelKeys keys;
  private final MerchantKey merchantKey;
  private final Clock clock;
  private final Map<PublicKey, AgreedKeys> agreed = new ConcurrentHashMap<>();

  ChannelSignatures(ChannelKeys keys, MerchantKey merchantKey, Clock clock) {
    this.keys = keys;
    this.merchantKey = merchantKey;
    this.clock = clock;
  }

  /** Whether the channel signed exactly this body within the last five minutes. */
  public boolean areGenuine(SignedHeaders headers, byte[] body) {
    if (!headers.isComplete() || !headers.isFresh(clock.instant())) {
      return false;
    }
    return with(headers.keyId())
        .map(
            pair ->
                Signatures.isValid(
                    pair.channel(),
                    headers.signature(),
                    body,
                    headers.timestamp(),
                    headers.nonce()))
        .orElse(false);
  }

  /**
   * What a request of ours is signed with.
   *
   * @throws ChannelUnreachableException where the channel's key is not known
   */
  SignedHeaders request(String method, String path, byte[] body) {
    AgreedKeys pair =
        with(keys.current())
            .orElseThrow(() -> new ChannelUnreachableException("The channel's key is not known"));
    String timestamp = Long.toString(Instant.now(clock).getEpochSecond());
    String nonce = Ids.next();
    return new SignedHeaders(
        timestamp,
        nonce,
        merchantKey.keyId(),
        Signatures.sign(pair.merchant(), body, method, path, timestamp, nonce));
  }

  /** The keys agreed on with the channel's key of that id; empty where it has none such. */
  private Optional<AgreedKeys> with(String channelKeyId) {
    return keys.find(channelKeyId)
        .map(
            key ->
                agreed.computeIfAbsent(
                    key,
                    other ->
                        AgreedKeys.of(
                            merchantKey.privateKey(), other, merchantKey.keyId(), channelKeyId)));
  }
}
