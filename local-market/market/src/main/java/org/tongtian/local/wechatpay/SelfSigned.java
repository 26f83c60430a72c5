package org.tongtian.local.wechatpay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Makes a self-signed X.509 certificate (version 1, RFC 5280 §4.1, DER by hand): the JDK reads them
 * and has no public way to write one.
 */
final class SelfSigned {

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8 = 0x0C;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  /** sha256WithRSAEncryption, 1.2.840.113549.1.1.11, and its empty parameters. */
  private static final byte[] SHA256_WITH_RSA = {
    0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0
  };

  /** Attribute commonName, 2.5.4.3. */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private SelfSigned() {}

  static X509Certificate of(
      KeyPair key, String name, BigInteger serial, Instant from, Instant until) {
    try {
      byte[] issuer =
          der(
              SEQUENCE,
              der(
                  SET,
                  der(SEQUENCE, COMMON_NAME, der(UTF8, name.getBytes(StandardCharsets.UTF_8)))));
      byte[] toBeSigned =
          der(
              SEQUENCE,
              der(INTEGER, serial.toByteArray()),
              der(SEQUENCE, SHA256_WITH_RSA),
              issuer,
              der(SEQUENCE, time(from), time(until)),
              issuer,
              key.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(toBeSigned);
      byte[] encoded =
          der(
              SEQUENCE,
              toBeSigned,
              der(SEQUENCE, SHA256_WITH_RSA),
              der(BIT_STRING, new byte[] {0}, signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] time(Instant instant) {
    return der(GENERALIZED_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.write(tag);
    int length = content.size();
    if (length < 0x80) {
      encoded.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int skip = bytes[0] == 0 ? 1 : 0;
      encoded.write(0x80 | (bytes.length - skip));
      encoded.write(bytes, skip, bytes.length - skip);
    }
    encoded.writeBytes(content.toByteArray());
    return encoded.toByteArray();
  }
}
