package org.tongtian.settlement.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import tools.jackson.databind.JsonNode;

/** Drafting, signing and reading contracts over HTTP; each refusal changes nothing. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ContractHttpTest {

  private static final String CONTRACTS = "/api/settlement/contracts";

  @LocalServerPort private int port;
  @Autowired private MongoDatabase database;
  @Autowired private ContractService contracts;

  private final Samples samples = new Samples();
  private final Map<String, Object> draft = Drafts.sweetPotato(samples);
  private SettlementClient client;
  private String manager;

  @BeforeEach
  void signIn() {
    client = new SettlementClient(port);
    manager = token(Role.COOP_MANAGER, samples.cooperative);
  }

  @Test
  void bindsSalesOnlyOnceEverybodyHasSigned() {
    Answer drafted = client.post(CONTRACTS, manager, draft);
    assertThat(drafted.status()).isEqualTo(201);
    assertThat(drafted.body().get("state").asString()).isEqualTo("DRAFT");
    String id = drafted.body().get("id").asString();
    for (Party party : samples.parties()) {
      assertThat(inForce(id, Instant.now()).status()).isEqualTo(409);
      assertThat(inForce(id, Instant.now()).code()).isEqualTo("settlement.no_contract_in_force");
      assertThat(sign(drafted.body(), party).status()).isEqualTo(200);
    }
    Answer inForce = inForce(id, Instant.now());
    assertThat(inForce.status()).isEqualTo(200);
    assertThat(inForce.body().get("version").asInt()).isEqualTo(1);
    assertThat(inForce.body().get("hash")).isEqualTo(drafted.body().get("hash"));
    assertThat(inForce(id, Samples.LONG_AGO.minusMillis(1)).status()).isEqualTo(409);
    JsonNode mine = client.get(CONTRACTS, manager).body();
    assertThat(mine.at("/items/0/state").asString()).isEqualTo("IN_FORCE");
    assertThat(mine.at("/items/0/clauses/0/sentence/en").asString())
        .isEqualTo("45 % of each sale goes to Yang Xiuying household.");
    assertThat(mine.at("/items/0/clauses/0/payee/kind").asString()).isEqualTo("FARMER");
  }

  @Test
  void newVersionTakesOverWhenItIsEffectiveAndSigned() {
    JsonNode first = seed();
    Map<String, Object> next = Drafts.sweetPotato(samples);
    next.put("contractId", samples.contractId);
    next.put("effectiveFrom", Samples.LONG_AGO.plus(30, ChronoUnit.DAYS).toString());
    Drafts.clauses(next).set(0, Drafts.share(samples.farmer.id(), 50, 100));
    JsonNode second = client.post(CONTRACTS, manager, next).body();
    assertThat(second.get("version").asInt()).isEqualTo(2);
    assertThat(inForce(samples.contractId, Instant.now()).body().get("version").asInt())
        .isEqualTo(1);
    samples.parties().forEach(party -> sign(second, party));
    assertThat(inForce(samples.contractId, Instant.now()).body().get("version").asInt())
        .isEqualTo(2);
    assertThat(inForce(samples.contractId, Samples.LONG_AGO.plusSeconds(1)).body().get("hash"))
        .isEqualTo(first.get("hash"));
    Answer old = client.get(CONTRACTS + "/" + samples.contractId + "?version=1", manager);
    assertThat(old.body().get("state").asString()).isEqualTo("SUPERSEDED");

    Answer tooEarly = client.post(CONTRACTS, manager, next);
    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(tooEarly.code()).isEqualTo("contract.effective_too_early");
    assertThat(tooEarly.field()).isEqualTo("effectiveFrom");
    assertThat(contracts.view(samples.contractId, null).version()).isEqualTo(2);
  }

  @Test
  void nobodyWhoIsBoundCanBeLeftOutOfAChange() {
    seed();
    Map<String, Object> grab = Drafts.sweetPotato(samples);
    grab.put("contractId", samples.contractId);
    grab.put("effectiveFrom", Instant.now().toString());
    grab.put("parties", List.of(samples.cooperative));
    grab.put("clauses", List.of(Drafts.remainder(samples.cooperative.id())));
    Answer refused = client.post(CONTRACTS, manager, grab);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("contract.party_left_out");
    assertThat(refused.field()).isEqualTo("parties");
    assertThat(mine()).hasSize(1);
    assertThat(inForce(samples.contractId, Instant.now()).body().get("version").asInt())
        .isEqualTo(1);
  }

  @Test
  void signatureNeedsTheVeryHashAndAPartyAndCountsOnce() {
    JsonNode drafted = client.post(CONTRACTS, manager, draft).body();
    String path = CONTRACTS + "/" + drafted.get("id").asString() + "/versions/1/signatures";
    Answer otherHash = client.post(path, manager, Map.of("hash", "0".repeat(64)));
    assertThat(otherHash.status()).isEqualTo(409);
    assertThat(otherHash.code()).isEqualTo("contract.hash_differs");
    String stranger = TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), Ids.next(), "外人");
    Answer notParty = client.post(path, stranger, Map.of("hash", drafted.get("hash").asString()));
    assertThat(notParty.status()).isEqualTo(404);
    assertThat(signed(drafted)).isEmpty();

    IntStream.range(0, 6).parallel().forEach(i -> sign(drafted, samples.cooperative));
    assertThat(signed(drafted)).hasSize(1);
    assertThat(sign(drafted, samples.cooperative).status()).isEqualTo(200);
    assertThat(signed(drafted)).hasSize(1);
  }

  @Test
  void falseSignatureNeverBindsASale() {
    seed();
    Document first = new Document("contractId", samples.contractId);
    String forged = Base64.getEncoder().encodeToString(new byte[64]);
    database
        .getCollection("contracts")
        .updateOne(first, new Document("$set", new Document("signatures.0.signature", forged)));
    assertThatThrownBy(() -> contracts.inForce(samples.contractId, Instant.now()))
        .hasMessageContaining("false signature");
    assertThatThrownBy(() -> contracts.signedVersion(samples.contractId, 1))
        .hasMessageContaining("false signature");
  }

  @Test
  void changedTextIsNoticed() {
    seed();
    Document stored =
        database
            .getCollection("contracts")
            .find(new Document("contractId", samples.contractId))
            .first();
    String text = stored.getString("canonical").replace("\"numerator\":45", "\"numerator\":44");
    database
        .getCollection("contracts")
        .updateOne(
            new Document("_id", stored.get("_id")),
            new Document("$set", new Document("canonical", text)));
    assertThatThrownBy(() -> contracts.inForce(samples.contractId, Instant.now()))
        .hasMessageContaining("tampered");
  }

  @Test
  void keyGivesTheSameAnswerAndRefusesAnotherBody() {
    String key = UUID.randomUUID().toString();
    Answer first = client.post(CONTRACTS, manager, key, draft);
    Answer again = client.post(CONTRACTS, manager, key, draft);
    assertThat(again.replayed()).isTrue();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    Drafts.clauses(draft).set(0, Drafts.share(samples.farmer.id(), 50, 100));
    Answer reused = client.post(CONTRACTS, manager, key, draft);
    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.code()).isEqualTo("idempotency.key_reused");
    Answer missing = client.post(CONTRACTS, manager, null, draft);
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.code()).isEqualTo("idempotency.key_missing");
    assertThat(mine()).hasSize(1);
  }

  @Test
  void partySignsWithItsOwnKeyAndNobodyElseCan() throws GeneralSecurityException {
    KeyPair own = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    JsonNode drafted = client.post(CONTRACTS, manager, draft).body();
    String hash = drafted.get("hash").asString();
    assertSigningRefused(drafted, signature(own, hash), "contract.key_unknown");
    assertThat(register(own, null).status()).isEqualTo(200);
    assertSigningRefused(drafted, null, "contract.own_signature_needed");
    assertSigningRefused(drafted, signature(others, hash), "contract.signature_wrong");
    assertSigningRefused(drafted, signature(own, "0".repeat(64)), "contract.signature_wrong");
    assertSigningRefused(drafted, "no base64!", "contract.signature_wrong");
    assertThat(signed(drafted)).isEmpty();
    assertThat(signOwn(drafted, signature(own, hash)).status()).isEqualTo(200);
    assertThat(signed(drafted)).hasSize(1);
    samples.parties().stream()
        .filter(party -> !party.equals(samples.cooperative))
        .forEach(party -> sign(drafted, party));
    assertThat(inForce(drafted.get("id").asString(), Instant.now()).status()).isEqualTo(200);

    assertThat(register(others, null).code()).isEqualTo("contract.key_change_unsigned");
    String byItself = signature(others, text(others));
    assertThat(register(others, byItself).code()).isEqualTo("contract.key_change_unsigned");
    assertThat(register(others, signature(own, text(others))).status()).isEqualTo(200);
    assertThat(inForce(drafted.get("id").asString(), Instant.now()).status()).isEqualTo(200);
    assertThat(client.putAs("/api/settlement/keys/own", manager, Map.of("publicKey", "x")).code())
        .isEqualTo("contract.key_malformed");
  }

  private void assertSigningRefused(JsonNode contract, String signature, String code) {
    Answer refused = signOwn(contract, signature);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).isEqualTo("signature");
  }

  private Answer signOwn(JsonNode contract, String signature) {
    Map<String, Object> body = new HashMap<>();
    body.put("hash", contract.get("hash").asString());
    body.put("signature", signature);
    String path = CONTRACTS + "/" + contract.get("id").asString() + "/versions/1/signatures";
    return client.post(path, manager, body);
  }

  private Answer register(KeyPair key, String signature) {
    Map<String, Object> body = new HashMap<>();
    body.put("publicKey", text(key));
    body.put("signature", signature);
    return client.putAs("/api/settlement/keys/own", manager, body);
  }

  private static String text(KeyPair key) {
    return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
  }

  private static String signature(KeyPair key, String text) throws GeneralSecurityException {
    java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  @Test
  void strangersSeeNoContractAndAuditorsDo() {
    seed();
    String path = CONTRACTS + "/" + samples.contractId;
    String stranger = TestIssuer.shared().token(Role.FARMER, Ids.next(), Ids.next(), "外人");
    assertThat(client.get(path, stranger).status()).isEqualTo(404);
    assertThat(client.get(path, TestIssuer.shared().consumer()).code())
        .isEqualTo("contract.unknown");
    assertThat(client.get(path, null).status()).isEqualTo(401);
    assertThat(client.get(CONTRACTS + "/" + Ids.next(), manager).code())
        .isEqualTo("contract.unknown");
    String auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
    assertThat(client.get(path, auditor).status()).isEqualTo(200);
    assertThat(client.get(CONTRACTS, auditor).body().get("items").toString())
        .contains(samples.contractId);
    String outsider = TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), Ids.next(), "别人");
    assertThat(client.get(CONTRACTS, outsider).body().get("items")).isEmpty();
    assertThat(client.get(path, token(Role.FARMER, samples.farmer)).status()).isEqualTo(200);
  }

  @Test
  void seedIsForServicesAndLeavesAKnownContractAlone() {
    String path = "/internal/settlement/contracts/" + samples.contractId;
    JsonNode first = seed();
    Drafts.clauses(draft).set(0, Drafts.share(samples.farmer.id(), 50, 100));
    Answer again = client.put(path, draft);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().get("hash")).isEqualTo(first.get("hash"));
    assertThat(client.get(path + "/in-force?at=" + Instant.now(), manager).status()).isEqualTo(403);
  }

  private JsonNode seed() {
    return client
        .put("/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
        .body();
  }

  private Answer inForce(String id, Instant at) {
    return inForce(id, at, samples.cooperative.id());
  }

  private Answer inForce(String id, Instant at, String seller) {
    return client.get(
        "/internal/settlement/contracts/" + id + "/in-force?at=" + at + "&seller=" + seller,
        TestIssuer.shared().serviceToken());
  }

  @Test
  void nobodySellsUnderAContractOfOthers() {
    assertThat(seed()).isNotNull();
    Instant now = Instant.now();

    assertThat(inForce(samples.contractId, now).status()).isEqualTo(200);
    Answer foreign = inForce(samples.contractId, now, Ids.next());
    assertThat(foreign.status()).isEqualTo(409);
    assertThat(foreign.body().get("code").asString()).isEqualTo("settlement.seller_not_party");
    String farmer = samples.farmer.id();
    assertThat(inForce(samples.contractId, now, farmer).status()).isEqualTo(409);
  }

  private Answer sign(JsonNode contract, Party party) {
    String path =
        CONTRACTS
            + "/"
            + contract.get("id").asString()
            + "/versions/"
            + contract.get("version").asInt()
            + "/signatures";
    return client.post(
        path, token(Role.HOST, party), Map.of("hash", contract.get("hash").asString()));
  }

  private List<JsonNode> signed(JsonNode contract) {
    return client
        .get(CONTRACTS + "/" + contract.get("id").asString(), manager)
        .body()
        .get("parties")
        .valueStream()
        .filter(party -> !party.get("signedAt").isNull())
        .toList();
  }

  private List<JsonNode> mine() {
    return client.get(CONTRACTS, manager).body().get("items").valueStream().toList();
  }

  private static String token(Role role, Party party) {
    return TestIssuer.shared().token(role, "account-" + party.id(), party.id(), "某人");
  }
}
