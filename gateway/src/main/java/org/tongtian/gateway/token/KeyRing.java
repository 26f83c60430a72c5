package org.tongtian.gateway.token;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;

/**
 * The ES256 keys of the issuer. A new key is published before it signs, so that services know it in
 * time, and stays published after it was replaced until its last token has expired.
 */
@Component
public class KeyRing {

  private static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
  private static final Duration KEPT_AFTER = Duration.ofHours(24);

  private final MongoCollection<SigningKey> keys;
  private final Clock clock;
  private final Duration lifetime;
  private volatile List<Known> known = List.of();

  /**
   * A key as it is used, read from its JSON once.
   *
   * @param signer signs with the private key; safe for many threads
   */
  record Known(String id, Instant activeFrom, JWSSigner signer, JWK published) {}

  KeyRing(
      MongoDatabase database,
      Clock clock,
      @Value("${tongtian.keys.lifetime:P30D}") Duration lifetime) {
    this.keys = database.getCollection("signing_keys", SigningKey.class);
    this.clock = clock;
    this.lifetime = lifetime;
    refresh();
    if (known.isEmpty()) {
      add(now());
    }
  }

  /** The key that signs now. */
  Known signing() {
    Instant now = now();
    return known.stream()
        .filter(key -> !key.activeFrom().isAfter(now))
        .max(Comparator.comparing(Known::activeFrom).thenComparing(Known::id))
        .orElseThrow(() -> new IllegalStateException("no signing key is active"));
  }

  /** All public keys that a valid token may be signed with. */
  JWKSet published() {
    return new JWKSet(known.stream().map(Known::published).toList());
  }

  /** Makes a new key that starts to sign after services had time to learn it. */
  public void rotate() {
    add(now().plus(PUBLISHED_BEFORE));
  }

  /** Makes a new key that signs at once, e.g. when the present one has leaked. */
  public void rotateNow() {
    add(now());
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void maintain() {
    refresh();
    Instant newest =
        known.stream().map(Known::activeFrom).max(Comparator.naturalOrder()).orElseThrow();
    if (newest.plus(lifetime).isBefore(now())) {
      rotate();
    }
    forgetReplaced();
  }

  private void forgetReplaced() {
    Instant limit = now().minus(lifetime).minus(KEPT_AFTER).minus(PUBLISHED_BEFORE);
    String current = signing().id();
    known.stream()
        .filter(key -> key.activeFrom().isBefore(limit) && !key.id().equals(current))
        .forEach(key -> keys.deleteOne(new Document("_id", key.id())));
    refresh();
  }

  private void add(Instant activeFrom) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(Ids.next()).generate();
      keys.insertOne(new SigningKey(key.getKeyID(), key.toJSONString(), activeFrom));
      refresh();
    } catch (JOSEException failure) {
      throw new IllegalStateException("no EC key can be made", failure);
    }
  }

  private void refresh() {
    known =
        keys.find().sort(new Document("_id", 1)).into(new ArrayList<>()).stream()
            .map(KeyRing::read)
            .toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Known read(SigningKey key) {
    try {
      ECKey pair = ECKey.parse(key.jwk());
      return new Known(key.id(), key.activeFrom(), new ECDSASigner(pair), pair.toPublicJWK());
    } catch (ParseException | JOSEException corrupt) {
      throw new IllegalStateException("signing key " + key.id() + " is unreadable", corrupt);
    }
  }
}
