package org.tongtian.gateway.token;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;

/**
 * Keeps phones signed in: each use replaces the token by a new one of the same family. A token used
 * again after a minute's grace (the answer may have been lost on the way) is taken for stolen and
 * ends its whole family. Only hashes are stored.
 */
@Component
public class RefreshTokens {

  private static final Duration GRACE = Duration.ofMinutes(1);

  private final MongoCollection<Refresh> tokens;
  private final TokenSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public record Refresh(
      @BsonId String id, String family, String accountId, Instant expiresAt, Instant usedAt) {}

  /**
   * A fresh token.
   *
   * @param token the secret for the cookie
   */
  public record Issued(String token, String accountId) {}

  RefreshTokens(MongoDatabase database, TokenSettings settings, Clock clock) {
    this.tokens = database.getCollection("refresh_tokens", Refresh.class);
    this.tokens.createIndex(new Document("family", 1));
    this.settings = settings;
    this.clock = clock;
  }

  /** The first token of a new sign-in. */
  public Issued begin(String accountId) {
    return issue(Ids.next(), accountId);
  }

  /** Replaces a token; empty where it is unknown, expired or was stolen. */
  public Optional<Issued> replace(String token) {
    Refresh known = tokens.find(new Document("_id", hash(token))).first();
    if (known == null || known.expiresAt().isBefore(now())) {
      return Optional.empty();
    }
    if (known.usedAt() != null && known.usedAt().plus(GRACE).isBefore(now())) {
      tokens.deleteMany(new Document("family", known.family()));
      return Optional.empty();
    }
    tokens.updateOne(
        new Document("_id", known.id()).append("usedAt", null),
        new Document("$set", new Document("usedAt", now())));
    return Optional.of(issue(known.family(), known.accountId()));
  }

  /** Signs the phone out: ends the family of the token. */
  public void end(String token) {
    Refresh known = tokens.find(new Document("_id", hash(token))).first();
    if (known != null) {
      tokens.deleteMany(new Document("family", known.family()));
    }
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT15M")
  void sweep() {
    tokens.deleteMany(new Document("expiresAt", new Document("$lt", now())));
  }

  private Issued issue(String family, String accountId) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant expires = now().plus(settings.refreshLifetime());
    tokens.insertOne(new Refresh(hash(token), family, accountId, expires, null));
    return new Issued(token, accountId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
