package org.tongtian.settlement.heads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.api.party.Party;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.book.StoredTexts;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.verify.ExportVerifier;
import org.tongtian.settlement.verify.Report;
import tools.jackson.databind.JsonNode;

/** Parties that keep their keys themselves: what they signed can be checked by everybody. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=settlement-service", "tongtian.settlement.heads.sweep=PT24H"})
@ContextConfiguration(initializers = ServiceUnderTest.class)
class OwnKeyHttpTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private DayCloser closer;
  @Autowired private MongoDatabase database;
  @TempDir private Path folder;

  private final Samples samples = new Samples();
  private final Map<String, KeyPair> own = new HashMap<>();
  private SettlementClient client;
  private String coop;

  @BeforeEach
  void signIn() {
    for (String collection : List.of("heads", "blocks", "contracts")) {
      database.getCollection(collection).deleteMany(new Document());
    }
    client = new SettlementClient(port);
    coop = token(samples.cooperative);
  }

  @Test
  void contractSignedWithOwnKeysIsSoundInAnExport() {
    register(samples.farmer);
    JsonNode first = client.post("/api/settlement/contracts", coop, draft(null, 0)).body();
    signAll(first);
    sell(first.get("id").asString(), first.get("hash").asString());
    Report report = verify(first.get("id").asString());
    assertThat(report.fault()).isNull();
    assertThat(report.counts().contracts()).isEqualTo(1);
  }

  @Test
  void exportIsSoundWhenAPartyTakesAndChangesItsKeyFromVersionToVersion() {
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    sell(samples.contractId, hash);
    for (int version = 2; version <= 4; version++) {
      register(samples.cooperative);
      signAll(
          client
              .post("/api/settlement/contracts", coop, draft(samples.contractId, version))
              .body());
    }
    assertThat(verify(samples.contractId).fault()).isNull();

    Instant booked = books.blocks(samples.contractId, 1, 1).getFirst().at();
    closer.closeUntil(DayHead.endOf(DayHead.dayOf(booked)).plus(Duration.ofMinutes(11)));
    assertCoSignsWithTheKeyOfItsContracts(DayHead.dayOf(booked).toString());
    Report report = verify(samples.contractId);
    assertThat(report.fault()).isNull();
    assertThat(report.counts().contracts()).isEqualTo(4);
    assertThat(report.coSignatures()).isEqualTo(1);
  }

  private void assertCoSignsWithTheKeyOfItsContracts(String day) {
    String path = "/api/settlement/heads/" + day;
    String hash = client.get(path, coop).body().get("hash").asString();
    Answer byCustody = client.post(path + "/signatures", coop, Map.of("hash", hash));
    assertThat(byCustody.code()).isEqualTo("head.signature_missing");
    String ofContract = sign(own.get(samples.cooperative.id()), HeadSignature.message(hash));
    Map<String, Object> body = Map.of("hash", hash, "signature", ofContract);
    assertThat(client.post(path + "/signatures", coop, body).status()).isEqualTo(200);
    KeyPair other = newKey();
    String text = Ed25519.text(other.getPublic());
    String proof = sign(other, HeadSignature.keyMessage(samples.cooperative.id(), text));
    Map<String, Object> key = Map.of("publicKey", text, "signature", proof);
    assertThat(client.post("/api/settlement/head-key", coop, key).code())
        .isEqualTo("head.key_registered");
  }

  @Test
  void keyThatWasReplacedCannotComeBack() {
    register(samples.cooperative);
    KeyPair first = own.get(samples.cooperative.id());
    register(samples.cooperative);
    KeyPair second = own.get(samples.cooperative.id());
    String text = Ed25519.text(first.getPublic());
    Answer refused = registered(samples.cooperative, text, sign(second, text));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("contract.key_used_before");
    assertThat(refused.field()).isEqualTo("publicKey");
  }

  @Test
  void auditNamesItsFaultInTheCallersLanguage() {
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    sell(samples.contractId, hash);
    StoredTexts.raiseFirstAmount(database, new Document("book", samples.contractId));
    String path = "/api/settlement/audit/" + samples.contractId;
    assertThat(client.get(path, coop).body().get("fault").asString()).isEqualTo("第 1 块：内容与哈希不符");
    assertThat(client.getInEnglish(path, coop).body().get("fault").asString())
        .isEqualTo("block 1: content and hash differ");
  }

  private Map<String, Object> draft(String contractId, int later) {
    Map<String, Object> draft = Drafts.sweetPotato(samples);
    draft.put("contractId", contractId);
    draft.put("effectiveFrom", Samples.LONG_AGO.plus(later, ChronoUnit.DAYS).toString());
    return draft;
  }

  private void signAll(JsonNode contract) {
    String path =
        "/api/settlement/contracts/"
            + contract.get("id").asString()
            + "/versions/"
            + contract.get("version").asInt()
            + "/signatures";
    String hash = contract.get("hash").asString();
    for (Party party : samples.parties()) {
      Map<String, Object> body = new HashMap<>();
      body.put("hash", hash);
      if (own.containsKey(party.id())) {
        body.put("signature", sign(own.get(party.id()), hash));
      }
      assertThat(client.post(path, token(party), body).status()).isEqualTo(200);
    }
  }

  /** The party's first own key, or the next one, signed with the one before. */
  private void register(Party party) {
    KeyPair before = own.get(party.id());
    KeyPair key = newKey();
    String text = Ed25519.text(key.getPublic());
    String signature = before == null ? null : sign(before, text);
    assertThat(registered(party, text, signature).status()).isEqualTo(200);
    own.put(party.id(), key);
  }

  private Answer registered(Party party, String key, String signature) {
    Map<String, Object> body = new HashMap<>();
    body.put("publicKey", key);
    body.put("signature", signature);
    return client.putAs("/api/settlement/keys/own", token(party), body);
  }

  private void sell(String book, String hash) {
    BookedSale sale =
        new BookedSale(
            Ids.next(),
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    books.append(book, List.of(new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash)));
  }

  private Report verify(String book) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/settlement/export?book=" + book);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + coop).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      byte[] export = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      Path file = Files.write(folder.resolve("export.ndjson"), export);
      return ExportVerifier.verify(file, List.of());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String token(Party party) {
    return TestIssuer.shared().token(Role.COOP_MANAGER, "account-" + party.id(), party.id(), "某人");
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sign(KeyPair key, String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
