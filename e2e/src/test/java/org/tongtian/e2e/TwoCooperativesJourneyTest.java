package org.tongtian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One basket of two co-operatives is paid at once and becomes two orders: one is given up, the
 * other is sent, partly spoiled and partly paid back; afterwards every fen and jin adds up.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoCooperativesJourneyTest implements JourneyEndsAtFirstFailure.Pictured {

  @RegisterExtension
  static final JourneyEndsAtFirstFailure ENDS_AT_FIRST_FAILURE = new JourneyEndsAtFirstFailure();

  private static final int PORT = 19_280;
  private static final String POTATO = "紫云红芯红薯";
  private static final String KIWI = "修文猕猴桃";
  private static final String NOTE = "放门口就行";
  private static final Pattern AMOUNT = Pattern.compile("¥(\\d+)\\.(\\d{2})");
  private static final String TRACKING = "ZY2026112200031";

  @TempDir static Path folder;
  private static MarketProcess market;
  private static Browser browser;
  private static Person consumer;
  private static Person potatoCoop;
  private static Person kiwiCoop;
  private static Person auditor;
  private static String potatoOrder;
  private static String kiwiOrder;
  private static long promised;

  @BeforeAll
  static void open() {
    market = new MarketProcess(folder.resolve("data"), PORT);
    market.start();
    browser = new Browser();
    consumer = new Person(browser.phone("consumer"), market.gateway());
    potatoCoop = new Person(browser.phone("potato co-op"), market.gateway());
    kiwiCoop = new Person(browser.phone("kiwi co-op"), market.gateway());
    auditor = new Person(browser.desktop("auditor"), market.gateway());
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
    consumer.picture(name + "-two-consumer");
    potatoCoop.picture(name + "-two-potato-coop");
    kiwiCoop.picture(name + "-two-kiwi-coop");
  }

  @Test
  @Order(1)
  void goodsOfTwoCooperativesLieInOneBasket() {
    consumer.opens("/sign-in?then=/addresses");
    consumer.signsIn(market.person("CONSUMER"));
    consumer.the("state-act").click();
    consumer.writesAddress("王小明", "13800000004", "天平路 100 号 2 楼");
    consumer.waitsForText("address-row", "天平路");
    putIntoBasket(POTATO);
    putIntoBasket(KIWI);

    consumer.opens("/cart");
    consumer.waitsForText("cart-group", POTATO);
    consumer.waitsForText("cart-group", KIWI);

    assertThat(consumer.all("cart-group").count()).isEqualTo(2);
    consumer.picture("cart-two-coops");
  }

  private static void putIntoBasket(String name) {
    for (JsonNode product : consumer.api("/api/catalog/products").get("items")) {
      if (product.at("/name/zh").asString().equals(name)) {
        consumer.opens("/products/" + product.get("id").asString());
        consumer.the("add-to-cart").click();
        consumer.page().locator(".van-toast:visible").first().waitFor();
        return;
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  @Order(2)
  void oneCheckoutAndOnePaymentMakeTwoOrders() {
    consumer.the("cart-checkout").click();
    consumer.waitsForText("address-change", "天平路");
    consumer.the("checkout-part").waitFor();
    assertThat(consumer.all("checkout-part").count()).isEqualTo(2);
    consumer.the("checkout-note").fill(NOTE);
    consumer.picture("checkout-two-coops");
    consumer.the("checkout-submit").click();
    consumer.the("pay-confirm").waitFor();
    assertThat(consumer.all("purchase-order").count()).isEqualTo(2);
    consumer.picture("pay-two-orders");
    consumer.the("pay-confirm").click();
    consumer.the("pay-success").waitFor();

    List<JsonNode> orders = orders();
    assertThat(orders).hasSize(2).allMatch(order -> state(order).equals("PAID"));
    assertThat(orders).extracting(order -> order.get("purchaseId")).containsOnly(purchase());
    potatoOrder = orderOf(POTATO);
    kiwiOrder = orderOf(KIWI);
  }

  private static JsonNode purchase() {
    return orders().getFirst().get("purchaseId");
  }

  @Test
  @Order(3)
  void oneOfThemIsGivenUpAndTheOtherLivesOn() {
    asksAgain(kiwiOrder, "BEFORE_SHIPMENT", "NOT_WANTED");
    consumer.the("case-submit").click();
    consumer.page().waitForURL("**/cases/**");
    opensCase(kiwiCoop, "13800000010");
    kiwiCoop.the("case-grant").click();
    kiwiCoop.confirms();
    awaitState(kiwiOrder, "CANCELLED");

    JsonNode kiwi = consumer.api("/api/orders/" + kiwiOrder);
    JsonNode potato = consumer.api("/api/orders/" + potatoOrder);
    assertThat(kiwi.at("/refunded/amount").asLong()).isEqualTo(total(kiwi));
    assertThat(state(potato)).isEqualTo("PAID");
    assertThat(potato.at("/refunded/amount").asLong()).isZero();
  }

  @Test
  @Order(4)
  void theCooperativePacksByThePickListAndSends() {
    potatoCoop.opens("/desk/");
    potatoCoop.signsIn(market.person("COOP_MANAGER"));
    potatoCoop.opens("/desk/orders");
    potatoCoop.the("order-open").waitFor();
    potatoCoop.picture("desk-queue");
    potatoCoop.the("orders-pick").click();
    potatoCoop.waitsForText("pick-group", POTATO);
    potatoCoop.waitsForText("pick-slip", "5");
    assertThat(potatoCoop.text("pick-sum")).containsPattern("\\d 公斤");
    potatoCoop.picture("desk-pick-list");
    potatoCoop.opens("/desk/orders/" + potatoOrder);
    potatoCoop.the("desk-ship").click();
    potatoCoop.the("desk-carrier").selectOption("BUS_POST");
    potatoCoop.fills("desk-tracking", TRACKING);
    potatoCoop.the("desk-ship-submit").click();
    potatoCoop.waitsForText("order-parcel", TRACKING);
  }

  @Test
  @Order(5)
  void theBuyerReceivesAndShowsWhatIsSpoiled() {
    consumer.opens("/orders/" + potatoOrder);
    consumer.waitsForText("order-shipment", TRACKING);
    consumer.the("order-receive").click();
    consumer.confirms();
    awaitState(potatoOrder, "COMPLETED");

    asksAgain(potatoOrder, "REFUND_ONLY", "SPOILED");
    consumer.the("photo-add").setInputFiles(SpoiledPhoto.file(folder));
    consumer.the("photo").waitFor();
    consumer.the("case-percent").fill("30");
    consumer.fills("case-text", "有三个烂了");
    consumer.the("worth").waitFor();
    promised = fen(consumer.text("worth"));
    long share = 30 * total(consumer.api("/api/orders/" + potatoOrder));
    assertThat(100 * promised).isCloseTo(share, within(99L));
    consumer.waitsUntilGone("photo-sending");
    consumer.picture("after-sales-start");
    consumer.the("case-submit").click();
    consumer.page().waitForURL("**/cases/**");
    consumer.the("case-due").waitFor();
    Waiting.until("the own photo", () -> consumer.pictureWidth("case-photo") > 0);
    consumer.picture("after-sales-case");
  }

  @Test
  @Order(6)
  void theCooperativeDecidesAndTheMoneyIsBack() {
    potatoCoop.opens("/desk/after-sales");
    potatoCoop.the("desk-case").click();
    Waiting.until("the photo", () -> potatoCoop.pictureWidth("case-photo") > 0);
    potatoCoop.picture("desk-case");
    potatoCoop.the("case-grant").click();
    potatoCoop.confirms();
    Waiting.until("the refund", () -> refunded(potatoOrder) == promised);

    consumer.opens("/orders/" + potatoOrder);
    consumer.the("order-refund").waitFor();
    assertThat(fen(consumer.text("order-refund"))).isEqualTo(promised);
    assertThat(fen(consumer.text("order-refunded"))).isEqualTo(promised);
    consumer.picture("order-refunded");
    assertThat(state(consumer.api("/api/orders/" + potatoOrder))).isEqualTo("COMPLETED");
  }

  @Test
  @Order(7)
  void theAuditorFindsNothing() {
    auditor.opens("/desk/");
    auditor.signsIn(market.person("AUDITOR"));

    JsonNode report = auditor.posts("/api/orders/audits");

    assertThat(report.get("findings")).as(report.toString()).isEmpty();
    assertThat(report.get("orders").asLong()).isEqualTo(2);
    JsonNode sums = report.get("sums");
    long paid = total(consumer.api("/api/orders/" + potatoOrder));
    long given = total(consumer.api("/api/orders/" + kiwiOrder));
    assertThat(sums.at("/paid/amount").asLong()).isEqualTo(paid + given);
    assertThat(sums.at("/refunded/amount").asLong()).isEqualTo(given + promised);
    assertThat(sums.at("/settled/amount").asLong()).isEqualTo(paid - promised);
  }

  @Test
  @Order(8)
  void noPageHadAScriptError() {
    assertThat(browser.problems()).isEmpty();
  }

  /** Opens the form for that kind of after-sales and chooses the reason. */
  private static void asksAgain(String order, String kind, String reason) {
    consumer.opens("/orders/" + order);
    consumer.the("after-sales-apply").click();
    consumer.the("case-submit").waitFor();
    consumer.the("case-kind-" + kind).click();
    consumer.the("case-reason-" + reason).click();
  }

  private static void opensCase(Person manager, String phone) {
    manager.opens("/desk/");
    manager.signsIn(market.personOf(phone));
    manager.opens("/desk/after-sales");
    manager.the("desk-case").click();
  }

  private static void awaitState(String order, String state) {
    Waiting.until(state, () -> state(consumer.api("/api/orders/" + order)).equals(state));
  }

  private static String orderOf(String product) {
    for (JsonNode order : orders()) {
      if (order.at("/lines/0/productName/zh").asString().equals(product)) {
        return order.get("id").asString();
      }
    }
    throw new AssertionError("no order of " + product);
  }

  private static List<JsonNode> orders() {
    List<JsonNode> orders = new ArrayList<>();
    consumer.api("/api/orders").get("items").forEach(orders::add);
    return orders;
  }

  /** The first amount in a text, in fen. */
  private static long fen(String text) {
    Matcher amount = AMOUNT.matcher(text);
    assertThat(amount.find()).as(text).isTrue();
    return 100 * Long.parseLong(amount.group(1)) + Long.parseLong(amount.group(2));
  }

  private static String state(JsonNode order) {
    return order.get("state").asString();
  }

  private static long total(JsonNode order) {
    return order.at("/total/amount").asLong();
  }

  private static long refunded(String order) {
    return consumer.api("/api/orders/" + order).at("/refunded/amount").asLong();
  }
}
