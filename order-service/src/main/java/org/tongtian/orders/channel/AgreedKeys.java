package org.tongtian.orders.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.tongtian.kit.Pure;

/**
 * Two keys that only the merchant and the channel can compute, each from its own private X25519 key
 * and the other's public one, by HKDF-SHA256 (RFC 5869): one for each direction, so that nobody's
 * own words can be played back to him. Nothing secret is ever sent.
 *
 * @param merchant signs what the merchant says
 * @param channel signs what the channel says
 */
@Pure
public record AgreedKeys(SecretKey merchant, SecretKey channel) {

  private static final int BYTES = 32;

  /**
   * The keys of two key pairs.
   *
   * @param merchantKeyId what the merchant's key is called at the channel
   * @param channelKeyId what the channel calls its own
   * @throws IllegalArgumentException where the other's key is no point to agree on
   */
  public static AgreedKeys of(
      PrivateKey own, PublicKey other, String merchantKeyId, String channelKeyId) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(own);
      agreement.doPhase(other, true);
      byte[] secret = agreement.generateSecret();
      String between = merchantKeyId + " " + channelKeyId;
      return new AgreedKeys(
          derived(secret, "merchant says " + between), derived(secret, "channel says " + between));
    } catch (GeneralSecurityException unsuited) {
      throw new IllegalArgumentException("No key can be agreed on", unsuited);
    }
  }

  private static SecretKey derived(byte[] secret, String info) throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "HmacSHA256",
            HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand(info.getBytes(StandardCharsets.US_ASCII), BYTES));
  }
}
