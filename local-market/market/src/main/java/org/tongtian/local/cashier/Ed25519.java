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
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The channel's side of the signing rule, written apart from the merchant's: Ed25519 over the
 * parts, each followed by a line feed, the exact body last. A key id is the first 16 hex digits of
 * the public key's SHA-256. Keys are read once and kept: reading one costs as much as signing.
 */
final class Ed25519 {

  private static final String ALGORITHM = "Ed25519";

  private Ed25519() {}

  static StoredKey newKey(String owner) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
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
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("This is no Ed25519 private key", malformed);
    }
  }

  /**
   * Reads a public key.
   *
   * @throws IllegalArgumentException where it is none
   */
  static PublicKey publicKey(String base64) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("This is no Ed25519 public key", malformed);
    }
  }

  static String sign(PrivateKey key, byte[] body, String... before) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message(body, before));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Cannot sign", failure);
    }
  }

  /** False also where the signature is malformed. */
  static boolean isValid(PublicKey key, String signature, byte[] body, String... before) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(message(body, before));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
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
