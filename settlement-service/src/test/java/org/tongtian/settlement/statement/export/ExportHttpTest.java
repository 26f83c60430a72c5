package org.tongtian.settlement.statement.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.ServiceUnderTest;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.settlement.Awaiting;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;
import org.tongtian.settlement.SettlementClient.Answer;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.statement.RandomMoney;
import tools.jackson.databind.JsonNode;

/** Exports over HTTP: what the files say, who may have them, what is refused. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=settlement-service")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class ExportHttpTest {

  private static final String EXPORTS = "/api/settlement/exports";

  @LocalServerPort private int port;
  @Autowired private BookService books;

  private final Samples samples = new Samples();
  private SettlementClient client;
  private String farmer;

  @BeforeEach
  void sell() {
    client = new SettlementClient(port);
    farmer = TestIssuer.shared().token(Role.FARMER, Ids.next(), samples.farmer.id(), "杨秀英");
    String hash =
        client
            .put(
                "/internal/settlement/contracts/" + samples.contractId, Drafts.sweetPotato(samples))
            .body()
            .get("hash")
            .asString();
    Instant now = Instant.now();
    for (int i = 0; i < 60; i++) {
      String order = Ids.next();
      books.append(
          samples.contractId,
          List.of(
              new BookEvent.SalePaid(
                  Ids.next(), now, RandomMoney.sale(order, "TT-" + i, 3250, null), hash),
              new BookEvent.SaleReceived(Ids.next(), now, order)));
    }
    books.append(
        samples.contractId,
        List.of(
            new BookEvent.Deposited(Ids.next(), now, samples.farmer.id(), 1234, "=1+1 \"县里\" 补贴"),
            new BookEvent.PayoutSent(Ids.next(), now, "po-1", samples.farmer.id(), 500)));
  }

  @Test
  void csvOpensInASpreadsheetAndRunsNoFormula() throws IOException {
    JsonNode done = export("CSV", "zh");
    String csv = new String(file(done), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF\"同田 · 结算账单\"\r\n");
    assertThat(csv).contains("\"期初可付（元）\",0.00\r\n").contains(",-5.00,");
    assertThat(csv).contains("14.62 ¥ = 32.50 × 45 %");
    assertThat(csv).contains("：=1+1 \"\"县里\"\" 补贴");
    assertThat(csv.lines().filter(line -> line.contains("TT-"))).hasSize(120);
    assertThat(csv).contains(done.get("contentHash").asString());
    assertThat(CsvWriter.text("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(CsvWriter.text("@x\"y")).isEqualTo("\"'@x\"\"y\"");
    assertThat(CsvWriter.text("-2")).isEqualTo("\"'-2\"");
    assertThat(CsvWriter.text("红薯=好")).isEqualTo("\"红薯=好\"");
  }

  @Test
  void xlsxHasTheSameLinesAndOnlyTextAndNumbers() throws IOException {
    JsonNode done = export("XLSX", "en");
    String sheet = entry(file(done), "xl/worksheets/sheet1.xml");
    assertThat(sheet).doesNotContain("<f>").contains("Settlement statement").contains("14.62");
    assertThat(sheet.split("TT-", -1)).hasSize(121);
    assertThat(sheet).contains(done.get("contentHash").asString());
  }

  @Test
  void pdfTextIsThereAgainWhenItIsReadFromTheFile() throws IOException {
    JsonNode done = export("PDF", "zh");
    byte[] pdf = file(done);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      assertThat(text).contains("同田·结算账单").contains("户名杨秀英户");
      assertThat(text).contains("第1页，共" + document.getNumberOfPages() + "页");
      assertThat(text).contains("14.62¥=32.50×45%,第1条,v1");
      assertThat(text).contains("从外面存入：=1+1\"县里\"补贴").contains("打款发出");
      assertThat(text).contains(done.get("contentHash").asString());
      assertThat(text.split("TT-", -1)).hasSize(121);
    }
    assertThat(pdf.length).as("a subset of the font").isLessThan(400_000);
  }

  @Test
  void contentIsTheSameInEveryFormatAndLanguage() throws IOException {
    Instant asOf = Instant.now();
    String csv = hash("CSV", "zh", asOf);
    assertThat(hash("XLSX", "en", asOf)).isEqualTo(csv);
    assertThat(hash("PDF", "en", asOf)).isEqualTo(csv);
  }

  private String hash(String format, String lang, Instant asOf) {
    Map<String, Object> request = new HashMap<>(request(format, lang));
    request.put("asOf", asOf.toString());
    return finished(client.post(EXPORTS, farmer, request)).get("contentHash").asString();
  }

  @Test
  void exportIsMadeOnceAndBelongsToWhoAskedForIt() {
    String key = Ids.next();
    Answer asked = client.post(EXPORTS, farmer, key, request("CSV", "zh"));
    assertThat(asked.status()).isEqualTo(202);
    String id = asked.body().get("id").asString();
    Answer again = client.post(EXPORTS, farmer, key, request("CSV", "zh"));
    assertThat(again.replayed()).isTrue();
    assertThat(again.body().get("id").asString()).isEqualTo(id);
    JsonNode done = finished(asked);
    assertThat(done.at("/percent").asInt()).isEqualTo(100);
    assertThat(done.at("/lines/done").asLong()).isEqualTo(122);
    assertThat(done.at("/lines/all").asLong()).isEqualTo(122);
    String colleague = TestIssuer.shared().token(Role.HOST, Ids.next(), samples.host.id(), "小罗");
    String auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
    for (String other : List.of(colleague, auditor)) {
      assertThat(client.get(EXPORTS + "/" + id, other).code()).isEqualTo("export.unknown");
      assertThat(client.get(EXPORTS + "/" + id + "/file", other).status()).isEqualTo(404);
      assertThat(client.get(EXPORTS, other).body().get("items").size()).isZero();
    }
    assertThat(client.get(EXPORTS + "/" + id, null).status()).isEqualTo(401);
    assertThat(client.get(EXPORTS, farmer).body().at("/items/0/id").asString()).isEqualTo(id);
  }

  @Test
  void badRequestsAreRefusedAndNothingIsMade() {
    refused("lang", Map.of("format", "CSV", "lang", "fr"));
    refused("format", Map.of("lang", "zh"));
    refused("period", Map.of("format", "CSV", "period", "2026-13"));
    refused("period", Map.of("format", "CSV", "period", "2026-11", "from", "2026-11-01"));
    refused("to", Map.of("format", "CSV", "from", "2026-11-01"));
    refused("to", Map.of("format", "CSV", "from", "2026-11-02", "to", "2026-11-01"));
    refused("asOf", Map.of("format", "CSV", "asOf", "gestern"));
    refused("dated", Map.of("format", "CSV", "dated", "x"));
    assertThat(client.post(EXPORTS, farmer, Map.of("format", "DOC")).status()).isEqualTo(400);
    Map<String, Object> foreign = Map.of("format", "CSV", "party", samples.host.id());
    assertThat(client.post(EXPORTS, farmer, foreign).status()).isEqualTo(403);
    assertThat(client.post(EXPORTS, TestIssuer.shared().consumer(), request("CSV", "zh")).status())
        .isEqualTo(403);
    assertThat(client.get(EXPORTS, farmer).body().get("items").size()).isZero();
  }

  private void refused(String field, Map<String, Object> request) {
    Answer refused = client.post(EXPORTS, farmer, request);
    assertThat(refused.status()).as(request.toString()).isEqualTo(400);
    assertThat(refused.field()).as(request.toString()).isEqualTo(field);
  }

  private static Map<String, Object> request(String format, String lang) {
    return Map.of("format", format, "lang", lang);
  }

  private JsonNode export(String format, String lang) {
    return finished(client.post(EXPORTS, farmer, request(format, lang)));
  }

  private JsonNode finished(Answer asked) {
    assertThat(asked.status()).isEqualTo(202);
    String path = EXPORTS + "/" + asked.body().get("id").asString();
    Awaiting.until("export", () -> state(path).equals("DONE") || state(path).equals("FAILED"));
    JsonNode done = client.get(path, farmer).body();
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
    return done;
  }

  private String state(String path) {
    return client.get(path, farmer).body().get("state").asString();
  }

  private byte[] file(JsonNode export) throws IOException {
    String url = "http://127.0.0.1:" + port + EXPORTS + "/" + export.get("id").asString() + "/file";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + farmer).build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment")
          .contains(export.get("fileName").asString());
      assertThat(answer.body()).hasSize(export.get("size").asInt());
      assertThat(Sha256.hex(Sha256.of(answer.body()))).isEqualTo(export.get("sha256").asString());
      return answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String entry(byte[] zip, String name) throws IOException {
    Path file = Files.createTempFile("export", ".xlsx");
    Files.write(file, zip);
    try (ZipFile files = new ZipFile(file.toFile())) {
      return new String(
          files.getInputStream(files.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }
}
