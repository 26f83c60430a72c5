package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.kit.id.Ids;

/** Public pages are sent again for a moment, and what a co-operative changes is seen at once. */
@TestPropertySource(properties = "tongtian.catalog.pages-kept-for=PT1H")
class PublicPagesTest extends CatalogUnderTest {

  private final Demo demo = Demo.fresh();

  @BeforeEach
  void aProductIsThere() {
    shop().internal("PUT", "/internal/catalog/products/" + demo.productId(), demo.whole("40"));
  }

  @Test
  void aPageIsKeptAndSaysForHowLongItMayBe() {
    Shop.Answer first = shop().get(lot());
    shop().reserve(Ids.next(), demo.lotId(), "4");

    Shop.Answer again = shop().get(lot());

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.raw().headers().firstValue("Cache-Control")).contains("public, max-age=1");
    assertThat(again.raw().headers().firstValue("Content-Type"))
        .isEqualTo(first.raw().headers().firstValue("Content-Type"));
    assertThat(again.raw().headers().firstValue("ETag"))
        .isPresent()
        .isEqualTo(first.raw().headers().firstValue("ETag"));
  }

  @Test
  void whatTheCooperativeChangesIsSeenAtOnce() {
    shop().get(lot());
    shop()
        .send(
            "PUT",
            lot() + "/price",
            Shop.manager(demo.cooperativeId()),
            "p",
            "{\"price\":{\"amount\":700,\"currency\":\"CNY\"}}");

    assertThat(shop().get(lot()).json().path("price").path("amount").asInt()).isEqualTo(700);
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws IOException, InterruptedException {
    HttpResponse<String> first = shop().get(lot()).raw();
    HttpRequest again =
        HttpRequest.newBuilder(URI.create(first.uri().toString()))
            .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(again, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void refusalsAreNotKept() {
    String unknown = "/api/catalog/products/" + Ids.next();
    Shop.Answer answer = shop().get(unknown);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("catalog.product_unknown");
    assertThat(answer.raw().headers().firstValue("ETag")).isEmpty();
    assertThat(shop().send("GET", lot(), "not-a-token", null, null).status()).isEqualTo(401);
  }

  private String lot() {
    return "/api/catalog/lots/" + demo.lotId();
  }
}
