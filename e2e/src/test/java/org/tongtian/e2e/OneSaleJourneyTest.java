package org.tongtian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One sale goes the whole way: signed contract, live room, purchase, shipment, statement. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneSaleJourneyTest implements JourneyEndsAtFirstFailure.Pictured {

  @RegisterExtension
  static final JourneyEndsAtFirstFailure ENDS_AT_FIRST_FAILURE = new JourneyEndsAtFirstFailure();

  private static final int PORT = 19_080;
  private static final String LINE = "收到啦，红薯看着真甜";

  @TempDir static Path folder;
  private static MarketProcess market;
  private static Browser browser;
  private static Person manager;
  private static Person host;
  private static Person consumer;
  private static Person farmer;
  private static String orderId;

  @BeforeAll
  static void open() {
    market = new MarketProcess(folder.resolve("data"), PORT);
    market.start();
    browser = new Browser();
    manager = new Person(browser.desktop("manager"), market.gateway());
    host = new Person(browser.phone("host"), market.gateway());
    consumer = new Person(browser.phone("consumer"), market.gateway());
    farmer = new Person(browser.phone("farmer"), market.gateway());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    market.close();
  }

  @Override
  public void takePictures(String name) {
    manager.picture(name + "-manager");
    host.picture(name + "-host");
    consumer.picture(name + "-consumer");
    farmer.picture(name + "-farmer");
  }

  @Test
  @Order(1)
  void theManagerSeesTheLotTheContractAndTheFarmersShare() {
    manager.opens("/desk/");
    manager.signsIn(market.person("COOP_MANAGER"));
    manager.opens("/desk/products");
    manager.waitsForText("desk-product", "紫云红芯红薯");
    assertThat(manager.text("desk-product")).contains("6.50").contains("400").contains("一级");
    assertThat(manager.text("desk-farmer-share")).contains("45");
    assertThat(manager.text("desk-commission-share")).contains("20");
    manager.picture("desk-products");
    manager.the("desk-contract-link").click();
    manager.the("contract-clause").waitFor();
    JsonNode contract = DemoContracts.titled("紫云红芯红薯利益联结合同");
    assertThat(manager.all("contract-clause").count()).isEqualTo(contract.get("clauses").size());
    assertThat(manager.all("contract-party").count()).isEqualTo(contract.get("parties").size());
    manager.picture("desk-contract");
  }

  @Test
  @Order(2)
  void theHostGoesLiveFromAPhone() {
    host.opens("/studio/");
    host.signsIn(market.person("HOST"));
    host.the("studio-new-room").click();
    host.fills("studio-title", "红芯红薯，今早刚挖");
    host.the("studio-product").click();
    Waiting.until("the camera", () -> host.framesDecoded("studio-preview") > 5);
    host.the("studio-test-picture").click();
    host.the("studio-open-camera").waitFor();
    Waiting.until("the test picture", () -> host.framesDecoded("studio-preview") > 5);
    host.picture("studio-prepare");
    host.the("studio-start").click();
    host.the("studio-end").waitFor();
    Waiting.until("the host's own picture", () -> host.framesDecoded("studio-preview") > 5);
    pinTheProduct();
    host.picture("studio-live");
  }

  private static void pinTheProduct() {
    host.the("studio-pin").click();
    host.the("studio-pin-product").click();
    host.the("studio-pinned").waitFor();
  }

  @Test
  @Order(3)
  void theConsumerWatchesAndBuysWithTwoTaps() {
    consumer.opens("/sign-in");
    consumer.signsIn(market.person("CONSUMER"));
    consumer.opens("/");
    consumer.the("live-card").waitFor();
    consumer.the("product-card").waitFor();
    consumer.picture("shop-front");
    consumer.the("live-card").click();
    Waiting.until("decoded pictures", () -> consumer.framesDecoded("room-video") > 20);
    consumer.waitsForText("pinned-stock", "400");
    consumer.picture("room-video");
    saveAddress();

    consumer.the("buy-now").click();
    consumer.the("buy-quantity-5").waitFor();
    consumer.picture("buy-sheet");
    int frames = consumer.framesDecoded("room-video");
    consumer.the("buy-confirm").click();
    consumer.the("buy-success").waitFor();

    consumer.picture("buy-success");
    Waiting.until("the video goes on", () -> consumer.framesDecoded("room-video") > frames);
  }

  private static void saveAddress() {
    consumer.the("buy-now").click();
    consumer.the("address-change").click();
    consumer.writesAddress("王小明", "13800000004", "天平路 100 号 2 楼");
    consumer.waitsForText("address-change", "天平路");
    consumer.the("buy-shut").click();
    consumer.waitsUntilGone("buy-sheet");
  }

  @Test
  @Order(4)
  void theRoomSeesTheOrderTheStockAndTheChat() {
    host.waitsForText("studio-order", "王");
    consumer.waitsForText("pinned-stock", "395");
    Waiting.until(
        "the list of products",
        () -> potato(consumer.api("/api/catalog/products")).get("available").asInt() == 395);
    if (consumer.the("buy-close").isVisible()) {
      consumer.the("buy-close").click();
    }
    consumer.fills("chat-input", LINE);
    consumer.the("chat-send").click();
    host.waitsForText("chat-line", LINE);
    host.picture("studio-order-and-chat");
  }

  private static JsonNode line(JsonNode order) {
    return order.get("lines").get(0);
  }

  private static JsonNode potato(JsonNode products) {
    for (JsonNode product : products.get("items")) {
      if (product.get("name").get("zh").asString().equals("紫云红芯红薯")) {
        return product;
      }
    }
    throw new AssertionError("no sweet potato in " + products);
  }

  @Test
  @Order(5)
  void theCoopShipsAndTheConsumerConfirms() {
    manager.opens("/desk/orders");
    manager.the("order-open").click();
    manager.the("desk-ship").click();
    manager.picture("desk-ship");
    manager.the("desk-carrier").selectOption("BUS_POST");
    manager.fills("desk-tracking", "ZY2026112200015");
    manager.the("desk-ship-submit").click();
    manager.the("order-parcel").waitFor();

    consumer.opens("/orders");
    consumer.the("order-card").click();
    consumer.waitsForText("order-shipment", "ZY2026112200015");
    orderId = consumer.page().url().replaceAll(".*/orders/", "");
    consumer.picture("order-shipped");
    consumer.the("order-receive").click();
    consumer.confirms();
    Waiting.until(
        "the split is released",
        () -> "COMPLETED".equals(consumer.api("/api/orders/" + orderId).get("state").asString()));
  }

  @Test
  @Order(6)
  void everyLineOfTheStatementSaysWhyAndTheLinesAddUp() {
    String lineId = line(consumer.api("/api/orders/" + orderId)).get("id").asString();
    JsonNode sale = manager.api("/api/settlement/sales/" + lineId);
    long sum = 0;
    for (JsonNode line : sale.get("lines")) {
      sum += line.get("amount").get("amount").asLong();
    }
    assertThat(sum).isEqualTo(3250).isEqualTo(sale.get("paid").get("amount").asLong());
    assertThat(sale.get("state").asString()).isEqualTo("RELEASED");
    assertThat(sale.get("lines").size()).isEqualTo(7);

    manager.opens("/desk/statement");
    manager.the("statement-line").waitFor();
    assertThat(manager.text("statement-line")).contains("9.68");
    manager.picture("statement");

    farmer.opens("/desk/");
    farmer.signsIn(market.person("FARMER"));
    farmer.the("farmer-line").waitFor();
    assertThat(farmer.text("farmer-sum")).contains("14.62");
    assertThat(farmer.page().innerText("body"))
        .contains("14.62 ¥ = 32.50 × 45 %")
        .contains("第1条")
        .contains("v1");
    farmer.picture("farmer");
    farmer.the("language-switch").click();
    Waiting.until("English", () -> farmer.page().innerText("body").contains("clause 1"));
    farmer.picture("farmer-english");
  }

  @Test
  @Order(7)
  void everythingIsStillThereAfterCtrlC() {
    market.interrupt();
    market.start();
    assertAllIsThere();
  }

  @Test
  @Order(8)
  void everythingIsStillThereAfterAKill() {
    market.kill();
    market.start();
    assertAllIsThere();
  }

  @Test
  @Order(9)
  void noPageHadAScriptError() {
    assertThat(browser.problems()).isEmpty();
  }

  private static void assertAllIsThere() {
    consumer.opens("/orders");
    consumer.the("order-card").waitFor();
    JsonNode order = consumer.api("/api/orders/" + orderId);
    assertThat(order.get("state").asString()).isEqualTo("COMPLETED");
    String roomId = line(order).get("room").get("id").asString();
    assertThat(consumer.api("/api/live/rooms/" + roomId + "/history?limit=100").toString())
        .contains(LINE)
        .contains("红芯红薯");
    assertThat(potato(consumer.api("/api/catalog/products")).get("available").asInt())
        .isEqualTo(395);
    manager.opens("/desk/statement");
    manager.the("statement-line").waitFor();
    assertThat(manager.text("statement-line")).contains("9.68");
  }
}
