package org.tongtian.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongtian.api.settlement.ContractInForce;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays settlement-service over real HTTP: every contract is in force and every co-operative party
 * to it, unless a test says otherwise.
 */
public final class FakeSettlement {

  private static final FakeSettlement SHARED = new FakeSettlement();

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpServer server;
  private final Map<String, String> onlySeller = new ConcurrentHashMap<>();
  private final Set<String> notInForce = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile String everybodyGets;
  private volatile CountDownLatch held = new CountDownLatch(0);

  private FakeSettlement() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/internal/settlement/contracts/", this::serve);
    server.start();
  }

  /** One per JVM. */
  public static FakeSettlement shared() {
    return SHARED;
  }

  /** The base of its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers as at the beginning; lets go what it holds. */
  public void reset() {
    onlySeller.clear();
    notInForce.clear();
    everybodyGets = null;
    answerAgain();
  }

  /** That co-operative is the only one that is party to the contract. */
  public void onlySeller(String contractId, String cooperativeId) {
    onlySeller.put(contractId, cooperativeId);
  }

  /** No version of the contract is in force. */
  public void notInForce(String contractId) {
    notInForce.add(contractId);
  }

  /** From now on it answers everything with 500 and no problem. */
  public void broken() {
    everybodyGets = "";
  }

  /** From now on it refuses everything with a code that only the two services understand. */
  public void refusing(String code) {
    everybodyGets = code;
  }

  /** From now on it takes requests and says nothing. */
  public void silent() {
    held = new CountDownLatch(1);
  }

  /** Ends the silence. */
  public void answerAgain() {
    held.countDown();
  }

  /** How many questions came. */
  public int calls() {
    return calls.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    try {
      held.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    String everybody = everybodyGets;
    if (everybody == null) {
      answer(exchange);
    } else if (everybody.isEmpty()) {
      send(exchange, 500, Map.of());
    } else {
      refuse(exchange, 401, everybody);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String contractId = asked.getPath().split("/", -1)[4];
    Map<String, String> query =
        UriComponentsBuilder.fromUri(asked).build().getQueryParams().asSingleValueMap();
    boolean isAsked = asked.getPath().endsWith("/in-force") && query.containsKey("seller");
    if (!isAsked || exchange.getRequestHeaders().getFirst("Authorization") == null) {
      refuse(exchange, 401, "auth.required");
    } else if (notInForce.contains(contractId) || isLater(query.get("at"))) {
      refuse(exchange, 409, "settlement.no_contract_in_force");
    } else if (!query
        .get("seller")
        .equals(onlySeller.getOrDefault(contractId, query.get("seller")))) {
      refuse(exchange, 409, "settlement.seller_not_party");
    } else {
      send(exchange, 200, new ContractInForce(contractId, 1, "5e77".repeat(16), true, true, true));
    }
  }

  private static boolean isLater(String at) {
    return Instant.parse(URLDecoder.decode(at, StandardCharsets.UTF_8))
        .isAfter(Instant.now().plusSeconds(60));
  }

  private void refuse(HttpExchange exchange, int status, String code) throws IOException {
    send(exchange, status, Map.of("code", code, "detail", "said by settlement"));
  }

  private void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange
        .getResponseHeaders()
        .set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
