package org.tongtian.settlement.heads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
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
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.MerkleTree;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.verify.ExportVerifier;
import org.tongtian.settlement.verify.FaultKind;
import org.tongtian.settlement.verify.KnownHead;
import org.tongtian.settlement.verify.Report;
import tools.jackson.databind.JsonNode;

/** Days are closed, co-signed, proven and exported over HTTP. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"spring.config.name=settlement-service", "tongtian.settlement.heads.sweep=PT24H"})
@ContextConfiguration(initializers = ServiceUnderTest.class)
class HeadHttpTest {

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private DayCloser closer;
  @Autowired private HeadRepository heads;
  @Autowired private MongoDatabase database;
  @TempDir private Path folder;

  private final Samples samples = new Samples();
  private final Samples others = new Samples();
  private LocalDate today; // in the book: a test before may have closed the calendar's day
  private Instant afterToday;
  private SettlementClient client;
  private String coop;
  private String farmer;
  private String saleId;

  @BeforeEach
  void sell() {
    for (String collection : List.of("heads", "blocks", "contracts")) {
      database.getCollection(collection).deleteMany(new Document());
    }
    client = new SettlementClient(port);
    coop = token(Role.COOP_MANAGER, samples.cooperative.id());
    farmer = token(Role.FARMER, samples.farmer.id());
    saleId = sell(samples);
    sell(others);
    sell(samples);
    today = DayHead.dayOf(books.blocksAbout(saleId).getFirst().at());
    afterToday = DayHead.endOf(today).plus(Duration.ofMinutes(11));
  }

  @Test
  void aDayIsClosedOnceAndNotBeforeItsGraceIsOver() {
    closer.closeUntil(DayHead.endOf(today).plus(Duration.ofMinutes(9)));
    assertThat(heads.last()).isEmpty();
    closer.closeUntil(afterToday);
    HeadDocument closed = heads.last().orElseThrow();
    closer.closeUntil(afterToday.plusSeconds(60));
    assertThat(heads.last()).contains(closed);
    assertThat(closed.blocks()).isEqualTo(3);
    assertThat(closed.books()).isEqualTo(2);
    assertThat(closed.previous()).isEqualTo(DayHead.NO_HASH);
    assertThat(closed.hash()).isEqualTo(Sha256.of(closed.head().canonical()));
  }

  @Test
  void daysWithoutBlocksAreChainedAndALateBlockFallsUnderTheNextHead() {
    closer.closeUntil(afterToday);
    String late = sell(samples);
    closer.closeUntil(afterToday.plus(Duration.ofDays(2)));
    HeadDocument first = heads.find(today).orElseThrow();
    HeadDocument second = heads.find(today.plusDays(1)).orElseThrow();
    HeadDocument third = heads.find(today.plusDays(2)).orElseThrow();
    assertThat(second.previous()).isEqualTo(first.hash());
    assertThat(third.previous()).isEqualTo(second.hash());
    assertThat(second.blocks()).isEqualTo(1);
    assertThat(third.blocks()).isZero();
    assertThat(books.blocksAbout(late).getFirst().at()).isEqualTo(DayHead.endOf(today));
    assertSound(export(coop));
  }

  @Test
  void proofOfAnEntryLeadsFromItsTextToTheHead() {
    closer.closeUntil(afterToday);
    JsonNode body = client.get("/api/settlement/proofs/" + saleId, farmer).body();
    JsonNode proof = body.at("/proofs/0");
    JsonNode block = proof.get("block");
    String text = block.get("canonical").asString();
    assertThat(text).contains(saleId);
    assertThat(Sha256.of(text)).isEqualTo(block.get("hash").asString());
    String leaf = proof.at("/leaf/canonical").asString();
    byte[] bookRoot = climb(HexFormat.of().parseHex(Sha256.of(text)), block);
    assertThat(leaf).contains("\"root\":\"" + HexFormat.of().formatHex(bookRoot) + "\"");
    byte[] dayRoot = climb(leaf.getBytes(StandardCharsets.UTF_8), proof.get("leaf"));
    String head = proof.at("/head/canonical").asString();
    assertThat(head).contains("\"root\":\"" + HexFormat.of().formatHex(dayRoot) + "\"");
    assertThat(Sha256.of(head)).isEqualTo(proof.at("/head/hash").asString());
  }

  @Test
  void proofOfAnOpenDayHasNoHeadYetAndOthersSeeNone() {
    JsonNode proof = client.get("/api/settlement/proofs/" + saleId, coop).body().at("/proofs/0");
    assertThat(proof.get("head").isNull()).isTrue();
    String stranger = token(Role.FARMER, others.farmer.id());
    for (String path : List.of("proofs/" + saleId, "export?book=" + samples.contractId)) {
      Answer refused = client.get("/api/settlement/" + path, stranger);
      assertThat(refused.status()).isEqualTo(404);
    }
    assertThat(client.get("/api/settlement/audit/" + samples.contractId, stranger).status())
        .isEqualTo(404);
    String auditor = token(Role.AUDITOR, null);
    JsonNode audit = client.get("/api/settlement/audit/" + samples.contractId, auditor).body();
    assertThat(audit.get("sound").asBoolean()).isTrue();
    assertThat(audit.get("blocks").asLong()).isEqualTo(2);
  }

  @Test
  void cooperativesCoSignOnceAndOnlyThatHead() {
    closer.closeUntil(afterToday);
    String path = "/api/settlement/heads/" + today + "/signatures";
    String hash = heads.last().orElseThrow().hash();
    Answer other = client.post(path, coop, Map.of("hash", "0".repeat(64)));
    assertThat(other.code()).isEqualTo("head.hash_differs");
    String foreign = sign(newKey(), HeadSignature.message(hash));
    Answer wrong = client.post(path, coop, Map.of("hash", hash, "signature", foreign));
    assertThat(wrong.code()).isEqualTo("head.signature_false");
    assertThat(client.post(path, farmer, Map.of("hash", hash)).status()).isEqualTo(403);
    assertThat(heads.last().orElseThrow().signatures()).isEmpty();

    Answer signed = client.post(path, coop, Map.of("hash", hash));
    assertThat(signed.status()).isEqualTo(200);
    assertThat(heads.last().orElseThrow().signatures())
        .singleElement()
        .satisfies(signature -> assertThat(signature.signs(hash)).isTrue());
    Answer again = client.post(path, coop, Map.of("hash", hash));
    assertThat(again.code()).isEqualTo("head.signed_already");
    assertThat(heads.last().orElseThrow().signatures()).hasSize(1);
    JsonNode list = client.get("/api/settlement/heads", farmer).body();
    assertThat(list.at("/items/0/signatures/0/party").asString())
        .isEqualTo(samples.cooperative.id());
  }

  @Test
  void aCooperativesOwnKeySignsAndASignatureOverAnotherHeadIsRefused() {
    KeyPair own = newKey();
    String publicKey = Ed25519.text(own.getPublic());
    String proof = sign(own, HeadSignature.keyMessage(samples.cooperative.id(), publicKey));
    assertThat(register(publicKey, sign(newKey(), "else")).code())
        .isEqualTo("head.signature_false");
    assertThat(register("AAAA", proof).code()).isEqualTo("head.key_malformed");
    assertThat(client.get("/api/settlement/head-key", coop).body().get("publicKey").isNull())
        .isTrue();
    assertThat(register(publicKey, proof).status()).isEqualTo(201);
    assertThat(client.get("/api/settlement/head-key", coop).body().get("publicKey").asString())
        .isEqualTo(publicKey);
    assertThat(client.get("/api/settlement/head-key", farmer).status()).isEqualTo(403);
    assertThat(register(publicKey, proof).code()).isEqualTo("head.key_registered");

    closer.closeUntil(afterToday.plus(Duration.ofDays(1)));
    String hash = heads.find(today).orElseThrow().hash();
    String otherHash = heads.last().orElseThrow().hash();
    String path = "/api/settlement/heads/" + today + "/signatures";
    assertThat(client.post(path, coop, Map.of("hash", hash)).code())
        .isEqualTo("head.signature_missing");
    String ofOther = sign(own, HeadSignature.message(otherHash));
    assertThat(client.post(path, coop, Map.of("hash", hash, "signature", ofOther)).code())
        .isEqualTo("head.signature_false");
    String right = sign(own, HeadSignature.message(hash));
    assertThat(client.post(path, coop, Map.of("hash", hash, "signature", right)).status())
        .isEqualTo(200);
    assertSound(export(coop));
  }

  @Test
  void anExportIsSoundAndAKeptHeadFindsItsTailDeleted() throws Exception {
    closer.closeUntil(afterToday);
    client.post(
        "/api/settlement/heads/" + today + "/signatures",
        coop,
        Map.of("hash", heads.last().orElseThrow().hash()));
    String kept = client.get("/api/settlement/heads/" + today, coop).body().toString();
    KnownHead known = KnownHead.read(kept.getBytes(StandardCharsets.UTF_8));
    assertThat(known.leaves()).hasSize(1);
    Path whole = export(coop);
    Report report = ExportVerifier.verify(whole, List.of(known));
    assertThat(report.fault()).isNull();
    assertThat(report.counts().blocks()).isEqualTo(2);
    assertThat(report.coSignatures()).isEqualTo(1);

    KnownHead later =
        new KnownHead(
            new DayHead(today.plusDays(1), known.head().hash(), 2, 0, known.head().root()),
            List.of());
    assertThat(ExportVerifier.verify(whole, List.of(known, later)).fault().kind())
        .isEqualTo(FaultKind.KEPT_HEAD_ABSENT);
  }

  private void assertSound(Path export) {
    try {
      assertThat(ExportVerifier.verify(export, List.of()).fault()).isNull();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private Path export(String token) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + port
                          + "/api/settlement/export?book="
                          + samples.contractId))
              .header("Authorization", "Bearer " + token)
              .build();
      Path file = folder.resolve("export.ndjson");
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .contains("settlement-" + samples.contractId + ".ndjson");
      return Files.write(file, answer.body());
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private Answer register(String publicKey, String signature) {
    return client.post(
        "/api/settlement/head-key", coop, Map.of("publicKey", publicKey, "signature", signature));
  }

  private static byte[] climb(byte[] content, JsonNode place) {
    List<byte[]> path =
        StreamSupport.stream(place.get("path").spliterator(), false)
            .map(hash -> HexFormat.of().parseHex(hash.asString()))
            .toList();
    return MerkleTree.climb(
            MerkleTree.leaf(content), place.get("index").asLong(), place.get("size").asLong(), path)
        .orElseThrow();
  }

  private String sell(Samples of) {
    String hash =
        client
            .put("/internal/settlement/contracts/" + of.contractId, Drafts.sweetPotato(of))
            .body()
            .get("hash")
            .asString();
    BookedSale sale =
        new BookedSale(
            Ids.next(),
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    books.append(
        of.contractId,
        List.of(
            new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash),
            new BookEvent.SaleReceived(Ids.next(), Instant.now(), sale.saleId())));
    return sale.saleId();
  }

  private static String token(Role role, String party) {
    return TestIssuer.shared().token(role, Ids.next(), party, "某人");
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sign(KeyPair key, String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
