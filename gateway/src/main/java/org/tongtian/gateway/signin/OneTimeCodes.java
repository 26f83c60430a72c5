package org.tongtian.gateway.signin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;

/** One-time codes: one per phone, used once, tried at most so often a minute. */
@Component
class OneTimeCodes {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MongoCollection<SentCode> codes;
  private final MongoCollection<Tries> tries;
  private final SignInSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public record SentCode(@BsonId String phone, String code, Instant sentAt, Instant expiresAt) {}

  public record Tries(@BsonId String phone, List<Instant> recent) {}

  OneTimeCodes(MongoDatabase database, SignInSettings settings, Clock clock) {
    this.codes = database.getCollection("sign_in_codes", SentCode.class);
    this.tries = database.getCollection("sign_in_tries", Tries.class);
    this.settings = settings;
    this.clock = clock;
  }

  /** A new code for the phone; refuses when the last one is too fresh. */
  String issue(String phone, String standingCode) {
    SentCode last = codes.find(new Document("_id", phone)).first();
    if (last != null && last.sentAt().plus(settings.resendAfter()).isAfter(now())) {
      throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "auth.resend_too_early", "phone");
    }
    boolean standing = settings.standingCodes() && standingCode != null;
    String code = standing ? standingCode : String.format("%06d", random.nextInt(1_000_000));
    codes.replaceOne(
        new Document("_id", phone),
        new SentCode(phone, code, now(), now().plus(settings.codeLifetime())),
        new ReplaceOptions().upsert(true));
    return code;
  }

  /** Uses the code up; refuses a wrong, expired, used or never sent one, and too many tries. */
  void use(String phone, String code) {
    countTry(phone);
    SentCode sent = codes.findOneAndDelete(new Document("_id", phone).append("code", code));
    if (sent == null) {
      boolean waits = codes.find(new Document("_id", phone)).first() != null;
      throw Refusal.of(
          HttpStatus.UNAUTHORIZED, waits ? "auth.code_wrong" : "auth.code_not_sent", "code");
    }
    if (sent.expiresAt().isBefore(now())) {
      throw Refusal.of(HttpStatus.UNAUTHORIZED, "auth.code_expired", "code");
    }
    tries.deleteOne(new Document("_id", phone));
  }

  private void countTry(String phone) {
    int kept = settings.triesPerMinute() + 1;
    Document push =
        new Document("recent", new Document("$each", List.of(now())).append("$slice", -kept));
    Tries counted =
        tries.findOneAndUpdate(
            new Document("_id", phone),
            new Document("$push", push),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    boolean full = counted != null && counted.recent().size() == kept;
    if (full && counted.recent().getFirst().plus(WINDOW).isAfter(now())) {
      throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "auth.too_many_tries", "code");
    }
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT20M")
  void sweep() {
    codes.deleteMany(new Document("expiresAt", new Document("$lt", now().minus(WINDOW))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
