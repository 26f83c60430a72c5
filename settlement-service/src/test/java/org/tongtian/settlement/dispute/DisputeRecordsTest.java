package org.tongtian.settlement.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import tools.jackson.databind.JsonNode;

/** What people read of disputes is what the book says, whoever died before telling it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=settlement-service",
      "tongtian.settlement.dues-sweep-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DisputeRecordsTest {

  private static final String DISPUTES = "/api/settlement/disputes";

  @LocalServerPort private int port;
  @Autowired private BookService books;
  @Autowired private DisputeRecords records;
  @Autowired private MongoDatabase database;

  private final Samples samples = new Samples();
  private final String order = Ids.next();
  private final String auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
  private final String host =
      TestIssuer.shared().token(Role.HOST, Ids.next(), samples.host.id(), "小罗");
  private SettlementClient client;

  @BeforeEach
  void sell() {
    client = new SettlementClient(port);
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    BookedSale sale =
        new BookedSale(
            order,
            "TT261122-4K7Q2M",
            new Text("红芯红薯", "Red-heart sweet potato"),
            "JIN",
            Quantity.of(5),
            3250,
            1);
    append(new BookEvent.SalePaid(Ids.next(), Instant.now(), sale, hash));
  }

  @Test
  void fullRefundAfterReleaseEndsTheDisputeAndSaysSo() {
    append(new BookEvent.SaleReceived(Ids.next(), Instant.now(), order));
    String id = disputed();
    append(new BookEvent.SaleRefunded(Ids.next(), Instant.now(), order, "r1", 1000));
    assertThat(listed().get("state").asString()).as("a part is left").isEqualTo("OPEN");
    append(new BookEvent.SaleRefunded(Ids.next(), Instant.now(), order, "r2", 2250));
    assertReversed(id);
  }

  @Test
  void cancellationInEscrowEndsTheDisputeAndSaysSo() {
    String id = disputed();
    append(new BookEvent.SaleCancelled(Ids.next(), Instant.now(), order));
    assertReversed(id);
  }

  @Test
  void fullRefundInEscrowEndsTheDisputeAlsoForWhoOnlySweeps() {
    String id = disputed();
    append(new BookEvent.SaleRefunded(Ids.next(), Instant.now(), order, "r", 3250));
    records.sweep();
    assertThat(stored(id).getString("state")).isEqualTo("REVERSED");
    assertReversed(id);
  }

  @Test
  void whatWasFrozenBeforeTheRecordWasWrittenIsRecordedByTheSweep() {
    String id = Ids.next();
    Instant at = Instant.parse("2026-11-20T02:00:00Z");
    append(
        new BookEvent.LineFrozen(
            "dispute:" + id, at, id, order, 4, samples.platform.id(), samples.host.id(), "多收了"));
    assertThat(stored(id)).isNull();
    records.sweep();
    JsonNode mended = listed();
    assertThat(mended.get("id").asString()).isEqualTo(id);
    assertThat(mended.get("state").asString()).isEqualTo("OPEN");
    assertThat(mended.get("clauseNo").asInt()).isEqualTo(4);
    assertThat(mended.get("payee").asString()).isEqualTo(samples.platform.id());
    assertThat(mended.get("by").asString()).isEqualTo(samples.host.id());
    assertThat(mended.get("reason").asString()).isEqualTo("多收了");
    assertThat(mended.get("openedAt").asString()).isEqualTo(at.toString());
    Document before = stored(id);
    records.sweep();
    assertThat(stored(id)).isEqualTo(before);
  }

  @Test
  void whatWasDecidedBeforeTheRecordWasWrittenIsRecordedByTheSweep() {
    append(new BookEvent.SaleReceived(Ids.next(), Instant.now(), order));
    String id = disputed();
    append(
        new BookEvent.DisputeMoves(
            "decision:" + id, Instant.now(), id, samples.host.id(), 30, "按附件"));
    assertThat(stored(id).getString("state")).isEqualTo("OPEN");
    records.sweep();
    assertThat(stored(id).getString("state")).isEqualTo("MOVED");
    assertThat(stored(id).getLong("amount")).isEqualTo(30);
    assertThat(stored(id).getString("decision")).isEqualTo("按附件");
  }

  private void assertReversed(String id) {
    JsonNode over = listed();
    assertThat(over.get("id").asString()).isEqualTo(id);
    assertThat(over.get("state").asString()).isEqualTo("REVERSED");
    assertThat(over.at("/words/zh").asString()).contains("争议了结");
    assertThat(over.at("/words/en").asString()).contains("the dispute is over");
    assertThat(over.get("decision").isNull()).isTrue();
    assertThat(over.get("decidedAt").isNull()).isFalse();
    Answer late = client.post(DISPUTES + "/" + id + "/decision", auditor, Map.of("reason", "维持"));
    assertThat(late.code()).isEqualTo("dispute.over");
    assertThat(listed()).isEqualTo(over);
    assertThat(books.audit(samples.contractId).fault()).isNull();
  }

  private String disputed() {
    Map<String, Object> line =
        Map.of("saleId", order, "clauseNo", 4, "payee", samples.platform.id(), "reason", "多收了");
    Answer opened = client.post(DISPUTES, host, line);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body().get("state").asString()).isEqualTo("OPEN");
    return opened.body().get("id").asString();
  }

  private JsonNode listed() {
    return client.get(DISPUTES, host).body().at("/items/0");
  }

  private Document stored(String id) {
    return database.getCollection("disputes").find(new Document("_id", id)).first();
  }

  private void append(BookEvent event) {
    books.append(samples.contractId, List.of(event));
  }
}
