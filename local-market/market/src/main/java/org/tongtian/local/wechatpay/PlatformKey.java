package org.tongtian.local.wechatpay;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat Pay's own RSA key, shown to merchants as a platform certificate or as a public key with an
 * id, and its way to seal texts for one merchant (AEAD_AES_256_GCM with the API v3 key).
 */
final class PlatformKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TAG_BITS = 128;

  private final KeyPair pair;
  private final X509Certificate certificate;
  private final String publicKeyId;

  PlatformKey(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    this.certificate =
        SelfSigned.of(
            pair,
            "Simulated WeChat Pay",
            new BigInteger(152, RANDOM).setBit(150),
            now.minus(Duration.ofDays(1)),
            now.plus(Duration.ofDays(365)));
    this.publicKeyId = "PUB_KEY_ID_" + nonce();
  }

  String serial() {
    return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
  }

  String publicKeyId() {
    return publicKeyId;
  }

  String publicKeyPem() {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Instant from() {
    return certificate.getNotBefore().toInstant();
  }

  Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  /** The signature over time, nonce and body, each followed by a line feed, in Base64. */
  String sign(String timestamp, String nonce, String body) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      String message = timestamp + "\n" + nonce + "\n" + body + "\n";
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Cannot sign", failure);
    }
  }

  /** A text that only the merchant can open. */
  static Map<String, Object> sealed(String apiV3Key, String associated, String text) {
    String nonce = nonce().substring(0, 12);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
      cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "algorithm",
          "AEAD_AES_256_GCM",
          "nonce",
          nonce,
          "associated_data",
          associated,
          "ciphertext",
          Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Cannot seal", failure);
    }
  }

  static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
