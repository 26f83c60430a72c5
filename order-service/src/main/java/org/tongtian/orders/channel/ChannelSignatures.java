package org.tongtian.orders.channel;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells whether something was really said, and said just now, by the payment channel. */
@Component
public class ChannelSignatures {

  private final ChannelKeys keys;
  private final Clock clock;

  ChannelSignatures(ChannelKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Whether the channel signed exactly this body within the last five minutes. */
  public boolean areGenuine(SignedHeaders headers, byte[] body) {
    if (!headers.isComplete() || !headers.isFresh(clock.instant())) {
      return false;
    }
    return keys.find(headers.keyId())
        .map(
            key ->
                Signatures.isValid(
                    key, headers.signature(), body, headers.timestamp(), headers.nonce()))
        .orElse(false);
  }
}
