package org.tongtian.live.signalling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongtian.kit.Pure;

/**
 * Time-limited credentials for a TURN server that shares a secret with us (coturn's {@code
 * use-auth-secret}, draft-uberti-behave-turn-rest).
 *
 * @param username when it expires, in seconds since 1970, and who it was given to
 * @param credential Base64 of the HMAC-SHA1 of the username, the algorithm that coturn expects
 */
@Pure
record TurnCredentials(String username, String credential) {

  static TurnCredentials until(Instant expires, String user, String secret) {
    String username = expires.getEpochSecond() + ":" + user;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] code = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return new TurnCredentials(username, Base64.getEncoder().encodeToString(code));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has HmacSHA1", impossible);
    }
  }
}
