package org.tongtian.catalog;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tongtian.kit.testing.ServiceUnderTest;

/** The whole service on real stores and a port of its own. Timers run only when a test says so. */
@SpringBootTest(
    classes = CatalogApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=catalog-service",
      "tongtian.catalog.pages-kept-for=PT0S",
      "tongtian.stock.sweep-every=PT1H",
      "tongtian.stock.search-every=PT1H"
    })
@ContextConfiguration(initializers = ServiceUnderTest.class)
@Import(CatalogUnderTest.Time.class)
public abstract class CatalogUnderTest {

  @LocalServerPort private int port;
  @Autowired protected MongoDatabase database;
  @Autowired protected MovableClock clock;

  /** A clock that tests move. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Time {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }

    /** Keeps the kit's own clock away. */
    @Bean
    Clock clock(MovableClock movable) {
      return movable;
    }
  }

  /** settlement-service, which lets everybody sell under every contract unless told otherwise. */
  @DynamicPropertySource
  static void settlement(DynamicPropertyRegistry properties) {
    properties.add("tongtian.urls.settlement", FakeSettlement.shared()::url);
  }

  /** order-service, which has no orders unless told otherwise. */
  @DynamicPropertySource
  static void orders(DynamicPropertyRegistry properties) {
    properties.add("tongtian.urls.order", FakeOrders.shared()::url);
  }

  @AfterEach
  void noOrders() {
    FakeOrders.shared().reset();
  }

  @AfterEach
  void backToTheSystemsTime() {
    clock.reset();
  }

  /** A client of this service. */
  protected Shop shop() {
    return new Shop("http://127.0.0.1:" + port);
  }

  /** Everything that is stored, as text, to show that a refusal changed nothing. */
  protected String everything() {
    StringBuilder all = new StringBuilder();
    for (String name :
        new String[] {"products", "lots", "cooperatives", "lot_stocks", "reservations"}) {
      database
          .getCollection(name)
          .find()
          .sort(new Document("_id", 1))
          .forEach(document -> all.append(name).append(document.toJson()).append('\n'));
    }
    return all.toString();
  }
}
