package org.tongtian.local.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a new market with the people, goods, contracts and brands of the papers, through the
 * services' own internal interfaces. What is there already stays as it is.
 */
final class DemoData {

  /** The client id under which the seed gets its service token. */
  static final String CLIENT = "local-market";

  private static final JsonMapper JSON = new JsonMapper();
  private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern RELATIVE_DAY = Pattern.compile("\\{\\{today([+-]\\d+)}}");

  private final MarketPlan plan;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoData(MarketPlan plan) {
    this.plan = plan;
  }

  /** The people who can sign in. */
  static List<DemoPerson> people() {
    return List.of(JSON.readValue(resource("people.json"), DemoPerson[].class));
  }

  /** Puts the people where the gateway reads them. */
  static void writePeople(MarketPlan plan) {
    try {
      Files.writeString(plan.accountsFile(), resource("people.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Loads everything; loading again changes nothing. */
  void load() {
    String token = serviceToken();
    send("PUT", Part.SETTLEMENT, "committee.json", token);
    send("PUT", Part.SETTLEMENT, "contracts.json", token);
    send("PUT", Part.SETTLEMENT, "members.json", token);
    send("PUT", Part.SETTLEMENT, "payout-accounts.json", token);
    send("POST", Part.SETTLEMENT, "deposits.json", token);
    send("PUT", Part.CATALOG, "products.json", token);
    send("PUT", Part.BRAND, "brands.json", token);
    send("PUT", Part.ORDER, "delivery-tables.json", token);
    send("PUT", Part.ORDER, "coupons.json", token);
  }

  /** Deposits are posted: their event ids make the book take each of them once. */
  private void send(String method, Part part, String file, String token) {
    for (JsonNode entry : JSON.readTree(resource(file))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(plan.url(part) + entry.get("path").asString()))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(entry.get("body").toString()))
              .build();
      HttpResponse<String> answer = send(request);
      if (answer.statusCode() >= 300) {
        throw new MarketStartException(
            "Demo data was refused: %s %s %s"
                .formatted(file, entry.get("path").asString(), answer.body()));
      }
    }
  }

  private String serviceToken() {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (CLIENT + ":" + plan.secrets().of(CLIENT)).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(plan.url(Part.GATEWAY) + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    if (answer.statusCode() != 200) {
      throw new MarketStartException("The gateway granted no token: " + answer.body());
    }
    return JSON.readTree(answer.body()).get("access_token").asString();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new MarketStartException(request.uri() + " does not answer: " + failure, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MarketStartException("The start was interrupted", stopped);
    }
  }

  private static String resource(String file) {
    try (InputStream stream = DemoData.class.getResourceAsStream("/demo/" + file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return RELATIVE_DAY.matcher(text).replaceAll(day -> dayFromToday(day.group(1)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String dayFromToday(String offset) {
    return LocalDate.now(BUSINESS_ZONE).plusDays(Integer.parseInt(offset)).toString();
  }
}
