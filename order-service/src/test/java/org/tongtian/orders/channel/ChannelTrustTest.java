package org.tongtian.orders.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Shop;
import tools.jackson.databind.json.JsonMapper;

/** Whose word is taken: configured keys, made keys, and signatures to the byte. */
class ChannelTrustTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private final KeyPair channelKey = newKey();
  private final KeyPair merchantKey = newKey();

  @Test
  void aConfiguredChannelKeyIsBelievedWithoutAskingAndNoOther() {
    ChannelSignatures signatures = signatures(settings());
    assertThat(signatures.areGenuine(signedWith(channelKey, "pinned", BODY), BODY)).isTrue();
    assertThat(signatures.areGenuine(signedWith(merchantKey, "pinned", BODY), BODY)).isFalse();
    assertThat(signatures.areGenuine(signedWith(channelKey, "other", BODY), BODY)).isFalse();
    assertThat(signatures.areGenuine(new SignedHeaders(null, null, null, null), BODY)).isFalse();
  }

  @Test
  void bothSidesAgreeOnTheSameKeysAndSignEachDirectionWithItsOwn() {
    AgreedKeys ours = agreed(merchantKey, channelKey);
    AgreedKeys theirs = agreed(channelKey, merchantKey);
    String signature = Signatures.sign(ours.merchant(), BODY, "x");
    assertThat(Signatures.isValid(theirs.merchant(), signature, BODY, "x")).isTrue();
    assertThat(Signatures.isValid(theirs.merchant(), signature, BODY, "y")).isFalse();
    assertThat(Signatures.isValid(theirs.channel(), signature, BODY, "x")).isFalse();
    assertThat(Signatures.isValid(theirs.merchant(), "%%%", BODY, "x")).isFalse();
  }

  @Test
  void ourOwnWordsPlayedBackToUsAreNotTheChannels() {
    ChannelSignatures signatures = signatures(settings());
    SignedHeaders request = signatures.request("POST", "/v1/transactions", BODY);
    SignedHeaders back =
        new SignedHeaders(request.timestamp(), request.nonce(), "pinned", request.signature());
    assertThat(signatures.areGenuine(back, BODY)).isFalse();
  }

  @Test
  void aKeyThatGivesNothingToAgreeOnIsRefused() {
    String zero = "MCowBQYDK2VuAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertThatThrownBy(
            () ->
                AgreedKeys.of(
                    merchantKey.getPrivate(), Signatures.publicKey(zero), "mine", "pinned"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneChangedByteIsNoticed() {
    SignedHeaders headers = signedWith(channelKey, "pinned", BODY);
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertThat(signatures(settings()).areGenuine(headers, changed)).isFalse();
    }
  }

  @Test
  void theSignatureHoldsForFiveMinutesEitherWay() {
    String second = Long.toString(NOW.getEpochSecond());
    SignedHeaders headers = new SignedHeaders(second, "n", "k", "s");
    assertThat(headers.isFresh(NOW.plusSeconds(300))).isTrue();
    assertThat(headers.isFresh(NOW.minusSeconds(300))).isTrue();
    assertThat(headers.isFresh(NOW.plusSeconds(301))).isFalse();
    assertThat(headers.isFresh(NOW.minusSeconds(301))).isFalse();
    assertThat(new SignedHeaders("9999999999999999", "n", "k", "s").isFresh(NOW)).isFalse();
  }

  @Test
  void aConfiguredMerchantKeyIsUsedAndNeverShown() {
    MerchantKey key = new MerchantKey(settings(), Shop.shared().orders.database());
    assertThat(key.keyId()).isEqualTo("mine");
    assertThat(key.publicKey()).isNull();
    assertThat(key.privateKey().getEncoded()).isEqualTo(merchantKey.getPrivate().getEncoded());
  }

  @Test
  void aMadeKeyIsTheSameForEveryInstance() {
    MerchantKey mine = Shop.shared().orders.part(MerchantKey.class);
    PaymentSettings unconfigured =
        new PaymentSettings(
            PaymentSettings.Channel.CASHIER,
            null,
            "tongtian",
            null,
            null,
            "",
            "",
            Duration.ofSeconds(10));
    MerchantKey another = new MerchantKey(unconfigured, Shop.shared().orders.database());
    assertThat(another.keyId()).isEqualTo(mine.keyId());
    assertThat(another.publicKey()).isEqualTo(mine.publicKey());
  }

  @Test
  void nobodySpeaksForTheCashierWhereAnotherChannelTakesThePayments() {
    ChannelSignatures signatures = signatures(settings(PaymentSettings.Channel.WECHAT));
    assertThat(signatures.areGenuine(signedWith(channelKey, "pinned", BODY), BODY)).isFalse();
  }

  private ChannelSignatures signatures(PaymentSettings settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new ChannelSignatures(
        new ChannelKeys(settings, null, JsonMapper.builder().build(), clock),
        new MerchantKey(settings, Shop.shared().orders.database()),
        clock);
  }

  private PaymentSettings settings() {
    return settings(PaymentSettings.Channel.CASHIER);
  }

  private PaymentSettings settings(PaymentSettings.Channel channel) {
    return new PaymentSettings(
        channel,
        URI.create("http://127.0.0.1:1"),
        "tongtian",
        URI.create("http://127.0.0.1:1"),
        URI.create("http://127.0.0.1:1"),
        "mine:" + base64(merchantKey.getPrivate().getEncoded()),
        "pinned:" + base64(channelKey.getPublic().getEncoded()),
        Duration.ofSeconds(10));
  }

  /** As the channel would sign it with that key. */
  private SignedHeaders signedWith(KeyPair key, String keyId, byte[] body) {
    String timestamp = Long.toString(NOW.getEpochSecond());
    String nonce = Ids.next();
    return new SignedHeaders(
        timestamp,
        nonce,
        keyId,
        Signatures.sign(agreed(key, merchantKey).channel(), body, timestamp, nonce));
  }

  private static AgreedKeys agreed(KeyPair own, KeyPair other) {
    return AgreedKeys.of(own.getPrivate(), other.getPublic(), "mine", "pinned");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
