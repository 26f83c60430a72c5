package org.tongtian.orders.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.tongtian.kit.Pure;

/**
 * The channel's signing rule (ADR 26): HMAC-SHA256 under an agreed key ({@link AgreedKeys}) over
 * the parts, each followed by a line feed, the exact body last. Requests sign method, path,
 * timestamp, nonce and body; answers and notifications sign timestamp, nonce and body.
 */
@Pure
public final class Signatures {

  private static final String KEYS = "X25519";

  private Signatures() {}

  /** The signature over the body and what comes before it, in Base64. */
  public static String sign(SecretKey key, byte[] body, String... before) {
    return Base64.getEncoder().encodeToString(mac(key, body, before));
  }

  /** Whether the signature is that key's over exactly this; a malformed one is not. */
  public static boolean isValid(SecretKey key, String signature, byte[] body, String... before) {
    try {
      return MessageDigest.isEqual(mac(key, body, before), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** A short name of a public key: the first 16 hex digits of its SHA-256. */
  public static String keyId(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public key of its X.509 form in Base64. */
  public static PublicKey publicKey(String base64) {
    try {
      return KeyFactory.getInstance(KEYS)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("This is no X25519 public key", malformed);
    }
  }

  static PrivateKey privateKey(String base64) {
    try {
      return KeyFactory.getInstance(KEYS)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("This is no X25519 private key", malformed);
    }
  }

  private static byte[] mac(SecretKey key, byte[] body, String... before) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message(body, before));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Cannot sign", failure);
    }
  }

  private static byte[] message(byte[] body, String... before) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 160);
    for (String part : before) {
      message.writeBytes(part.getBytes(StandardCharsets.UTF_8));
      message.write('\n');
    }
    message.writeBytes(body);
    message.write('\n');
    return message.toByteArray();
  }
}
