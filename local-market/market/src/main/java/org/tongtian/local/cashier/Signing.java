package org.tongtian.local.cashier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The channel's side of the signing rule, written apart from the merchant's: HMAC-SHA256 over the
 * parts, each followed by a line feed, the exact body last, under a key that both sides derive from
 * their X25519 keys. A key id is the first 16 hex digits of the public key's SHA-256.
 */
final class Signing {

  private static final String PAIRS = "X25519";
  private static final String MACS = "HmacSHA256";

  private Signing() {}

  static StoredKey newKey(String owner) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PAIRS).generateKeyPair();
      String publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
      return new StoredKey(
          idOf(publicKey),
          owner,
          Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
          publicKey);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String idOf(String publicKey) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(publicKey));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static PrivateKey privateKey(String base64) {
    try {
      return KeyFactory.getInstance(PAIRS)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("This is no X25519 private key", malformed);
    }
  }

  /**
   * What a merchant and the cashier share.
   *
   * @param publicKey the merchant's, X.509 in Base64
   * @throws IllegalArgumentException where it is none to agree on
   */
  static Merchant merchant(
      String id, String keyId, String publicKey, PrivateKey own, String ownId) {
    try {
      PublicKey theirs =
          KeyFactory.getInstance(PAIRS)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      KeyAgreement agreement = KeyAgreement.getInstance(PAIRS);
      agreement.init(own);
      agreement.doPhase(theirs, true);
      byte[] secret = agreement.generateSecret();
      return new Merchant(
          id,
          keyId,
          derived(secret, "merchant says " + keyId + " " + ownId),
          derived(secret, "channel says " + keyId + " " + ownId));
    } catch (GeneralSecurityException unsuited) {
      throw new IllegalArgumentException("No key can be agreed on", unsuited);
    }
  }

  private static SecretKey derived(byte[] secret, String info) throws GeneralSecurityException {
    byte[] purpose = info.getBytes(StandardCharsets.US_ASCII);
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(MACS, HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(purpose, 32));
  }

  static String sign(SecretKey key, byte[] body, String... before) {
    return Base64.getEncoder().encodeToString(mac(key, body, before));
  }

  /** False also where the signature is malformed. */
  static boolean isValid(SecretKey key, String signature, byte[] body, String... before) {
    try {
      return MessageDigest.isEqual(mac(key, body, before), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static byte[] mac(SecretKey key, byte[] body, String... before) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 160);
    for (String part : before) {
      message.writeBytes(part.getBytes(StandardCharsets.UTF_8));
      message.write('\n');
    }
    message.writeBytes(body);
    message.write('\n');
    try {
      Mac mac = Mac.getInstance(MACS);
      mac.init(key);
      return mac.doFinal(message.toByteArray());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Cannot sign", failure);
    }
  }
}
