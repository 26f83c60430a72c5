package org.tongtian.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.OrderState;
import org.tongtian.orders.order.OrderStep;
import org.tongtian.orders.testing.Phone;
import org.tongtian.orders.testing.Shop;

/** Every refusal has its sentence, in Chinese and in English. */
class ProblemSentencesTest {

  @Test
  void bothLanguagesHaveTheSameCodes() throws IOException {
    assertThat(sentences("orders").keySet()).isEqualTo(sentences("orders_en").keySet());
  }

  @Test
  void everyStateStepAndCarrierHasWords() throws IOException {
    Properties zh = sentences("orders");
    for (OrderState state : OrderState.values()) {
      assertThat(zh).containsKey("order.state." + state);
    }
    for (OrderStep step : OrderStep.values()) {
      assertThat(zh).containsKey(step.refusalCode());
    }
    for (Carrier carrier : Carrier.values()) {
      assertThat(zh.getProperty("carrier." + carrier)).isEqualTo(carrier.label().zh());
    }
  }

  @Test
  void theCallersLanguageIsSpoken() {
    Shop shop = Shop.shared();
    Phone buyer = shop.consumer();
    String path = "/api/orders/" + shop.placed(buyer) + "/receipt";
    assertThat(buyer.post(path, "").text("detail")).isEqualTo("订单现在是「待付款」，不能确认收货。");
    assertThat(buyer.speaking("en").post(path, "").text("detail"))
        .isEqualTo("The order is waiting for payment and its receipt cannot be confirmed.");
  }

  private static Properties sentences(String bundle) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            OrderApplication.class.getResourceAsStream("/problems/" + bundle + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
