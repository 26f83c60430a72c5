package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** Speaks about cases over HTTP, and lets their time pass. */
final class Cases {

  static final String PATH = "/api/orders/cases";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Shop shop;

  Cases(Shop shop) {
    this.shop = shop;
  }

  /** The id of an order's first line. */
  String line(String orderId) {
    return shop.stored(orderId).getList("lines", Document.class).getFirst().getString("id");
  }

  /** A paid order of five jin that was sent whole. */
  String sent(Phone buyer) {
    String order = shop.paid(buyer);
    assertThat(shop.manager().post("/api/orders/" + order + "/shipment", Shop.parcel()).status())
        .isEqualTo(200);
    return order;
  }

  /** A share of one line. */
  static String shares(String line, int percent) {
    return "{\"lines\":[{\"lineId\":\"%s\",\"percent\":%d}]}".formatted(line, percent);
  }

  String wish(String order, CaseKind kind, CaseReason reason, int jin, int percent, String photo) {
    return """
    {"orderId":"%s","kind":"%s","reason":"%s","text":"收到时有几斤烂了",
     "lines":[{"lineId":"%s","quantity":%d,"percent":%d}],"photoIds":[%s]}
    """
        .formatted(
            order,
            kind,
            reason,
            line(order),
            jin,
            percent,
            photo == null ? "" : "\"" + photo + "\"");
  }

  /** Opens a case and gives its id. */
  String open(Phone buyer, String order, CaseKind kind, CaseReason reason, int jin, int percent) {
    String photo = kind == CaseKind.REFUND_ONLY ? photo(buyer, order) : null;
    Phone.Answer answer = buyer.post(PATH, wish(order, kind, reason, jin, percent, photo));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.text("id");
  }

  String photo(Phone buyer, String order) {
    HttpResponse<String> kept =
        upload(buyer, order, PhotoReaderTest.Pictures.jpeg(300, 200), Ids.next());
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    return kept.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
  }

  HttpResponse<String> upload(Phone buyer, String order, byte[] bytes, String key) {
    return send(
        HttpRequest.newBuilder(URI.create(shop.orders.url() + "/api/orders/" + order + "/photos"))
            .header("Authorization", "Bearer " + buyer.token())
            .header("Content-Type", "image/jpeg")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  HttpResponse<String> look(Phone viewer, String photo) {
    return send(
        HttpRequest.newBuilder(URI.create(shop.orders.url() + "/api/orders/photos/" + photo))
            .header("Authorization", "Bearer " + viewer.token())
            .GET());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Takes a step and expects the state after it. */
  Phone.Answer step(Phone by, String id, String step, String body, CaseState after) {
    Phone.Answer answer = by.post(PATH + "/" + id + "/" + step, body);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.text("state")).isEqualTo(after.name());
    return answer;
  }

  /** Expects a refusal that changes nothing. */
  void refused(Phone by, String id, String step, String body, int status, String code) {
    Document before = stored(id);
    Phone.Answer answer = by.post(PATH + "/" + id + "/" + step, body);
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(stored(id)).isEqualTo(before);
  }

  Document stored(String id) {
    Document found =
        shop.orders
            .database()
            .getCollection("after_sales_cases")
            .find(new Document("_id", id))
            .first();
    if (found != null) {
      found.remove("outbox");
    }
    return found;
  }

  CaseState state(String id) {
    return CaseState.valueOf(stored(id).getString("state"));
  }

  /** Lets the deadline of a case be over, and time act. */
  void pass(String id) {
    shop.orders
        .database()
        .getCollection("after_sales_cases")
        .updateOne(
            new Document("_id", id),
            new Document("$set", new Document("dueAt", Date.from(Instant.EPOCH))));
    shop.orders.part(CaseDeadlines.class).sweep();
  }

  /** What went back of an order, fen. */
  long refunded(String order) {
    return shop.manager()
        .get("/api/orders/" + order)
        .body()
        .path("refunded")
        .path("amount")
        .asLong();
  }
}
