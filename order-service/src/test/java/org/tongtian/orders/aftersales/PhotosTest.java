package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.tongtian.kit.id.Ids;
import org.tongtian.orders.aftersales.PhotoReaderTest.Pictures;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** Photos over HTTP: who may upload and see them, how many, and when they go. */
class PhotosTest {

  private final Shop shop = Shop.shared();
  private final Cases cases = new Cases(shop);
  private final Phone buyer = shop.consumer();

  @Test
  void seenByThoseWhoHaveToDoWithTheCase() {
    String order = cases.sent(buyer);
    String photo = cases.photo(buyer, order);
    assertThat(cases.look(buyer, photo).statusCode()).isEqualTo(200);
    assertThat(cases.look(shop.manager(), photo).statusCode()).isEqualTo(404);
    String wish = cases.wish(order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 20, photo);
    assertThat(buyer.post(Cases.PATH, wish).status()).isEqualTo(201);
    for (Phone viewer : new Phone[] {buyer, shop.manager(), shop.platform(), shop.auditor()}) {
      HttpResponse<String> seen = cases.look(viewer, photo);
      assertThat(seen.statusCode()).isEqualTo(200);
      assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(seen.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(seen.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
    for (Phone stranger : new Phone[] {shop.consumer(), shop.strangeManager()}) {
      assertThat(cases.look(stranger, photo).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aPhotoServesOneCaseOfItsOwnOrder() {
    String order = cases.sent(buyer);
    String photo = cases.photo(buyer, order);
    String elsewhere = cases.sent(buyer);
    String foreign = cases.wish(elsewhere, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 20, photo);
    assertThat(buyer.post(Cases.PATH, foreign).code()).isEqualTo("aftersales.photos_invalid");
    String wish = cases.wish(order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 20, photo);
    String id = buyer.post(Cases.PATH, wish).text("id");
    cases.step(buyer, id, "withdrawal", "", CaseState.WITHDRAWN);
    assertThat(buyer.post(Cases.PATH, wish).code()).isEqualTo("aftersales.photos_invalid");
    assertThat(cases.stored(id)).isNotNull();
  }

  @Test
  void theSameUploadIsKeptOnce() {
    String order = cases.sent(buyer);
    byte[] picture = Pictures.jpeg(50, 50);
    String key = Ids.next();
    String first = cases.upload(buyer, order, picture, key).body();
    assertThat(cases.upload(buyer, order, picture, key).body()).isEqualTo(first);
    assertThat(cases.upload(buyer, order, Pictures.jpeg(51, 50), key).statusCode()).isEqualTo(409);
    assertThat(waiting(order)).isEqualTo(1);
  }

  @Test
  void atMostTwelveWaitAndOldOnesAreSwept() {
    String order = cases.sent(buyer);
    for (int i = 0; i < Photos.MOST_WAITING; i++) {
      cases.photo(buyer, order);
    }
    HttpResponse<String> full = cases.upload(buyer, order, Pictures.jpeg(50, 50), Ids.next());
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("aftersales.photos_full");
    shop.orders
        .database()
        .getCollection("after_sales_photos")
        .updateMany(
            new Document("orderId", order),
            new Document("$set", new Document("uploadedAt", Date.from(Instant.EPOCH))));
    shop.orders.part(Photos.class).sweep();
    assertThat(waiting(order)).isZero();
    cases.photo(buyer, order);
  }

  @Test
  void aPhotoOfACaseIsNeverSwept() {
    String order = cases.sent(buyer);
    String photo = cases.photo(buyer, order);
    buyer.post(
        Cases.PATH, cases.wish(order, CaseKind.REFUND_ONLY, CaseReason.SPOILED, 1, 20, photo));
    shop.orders
        .database()
        .getCollection("after_sales_photos")
        .updateOne(
            new Document("_id", photo),
            new Document(
                "$set",
                new Document("waits", true).append("uploadedAt", Date.from(Instant.EPOCH))));
    shop.orders.part(Photos.class).sweep();
    assertThat(cases.look(buyer, photo).statusCode()).isEqualTo(200);
    assertThat(waiting(order)).isZero();
  }

  @Test
  void badUploadsAreRefusedAndKeepNothing() {
    String order = cases.sent(buyer);
    String key = Ids.next();
    assertThat(cases.upload(buyer, order, new byte[5_242_881], key).statusCode()).isEqualTo(413);
    assertThat(cases.upload(buyer, order, new byte[5_000_000], key).body())
        .contains("aftersales.photo_kind");
    assertThat(cases.upload(buyer, order, Pictures.pngHeader(60_000, 60_000), key).body())
        .contains("aftersales.photo_too_large");
    assertThat(cases.upload(shop.consumer(), order, Pictures.jpeg(9, 9), key).statusCode())
        .isEqualTo(404);
    assertThat(cases.upload(shop.manager(), order, Pictures.jpeg(9, 9), key).statusCode())
        .isEqualTo(403);
    assertThat(waiting(order)).isZero();
  }

  private long waiting(String order) {
    return shop.orders
        .database()
        .getCollection("after_sales_photos")
        .countDocuments(new Document("orderId", order).append("waits", true));
  }
}
