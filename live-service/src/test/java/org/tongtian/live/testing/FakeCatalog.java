package org.tongtian.live.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.tongtian.api.catalog.Grade;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.text.Text;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for catalog-service over real HTTP; it can be made to fail. */
public final class FakeCatalog {

  private final Map<String, ProductCard> products = new ConcurrentHashMap<>();
  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private volatile boolean isDown;

  public FakeCatalog() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/internal/catalog/products", this::answer);
    server.start();
  }

  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sweet potatoes of Ziyun, as in the demo data. */
  public ProductCard sweetPotato(long available) {
    ProductCard card =
        new ProductCard(
            Ids.next(),
            new Text("紫云红芯红薯", "Ziyun red-heart sweet potato"),
            "sweet-potato",
            new Text("贵州紫云", "Ziyun, Guizhou"),
            new NamedParty(Ids.next(), new Text("紫云红薯合作社", "Ziyun Sweet Potato Co-op")),
            Unit.JIN,
            new Grade("FIRST", new Text("一级", "First")),
            Money.cny(650),
            Quantity.of(available),
            LocalDate.of(2026, 10, 28),
            Ids.next(),
            Ids.next(),
            Ids.next(),
            null,
            null,
            null,
            null);
    products.put(card.id(), card);
    return card;
  }

  public void fail(boolean down) {
    isDown = down;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (isDown) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    List<ProductCard> found =
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
            .map(each -> URLDecoder.decode(each.substring(4), StandardCharsets.UTF_8))
            .flatMap(each -> Arrays.stream(each.split(",", -1)))
            .map(products::get)
            .filter(Objects::nonNull)
            .toList();
    byte[] body = json.writeValueAsBytes(found);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
