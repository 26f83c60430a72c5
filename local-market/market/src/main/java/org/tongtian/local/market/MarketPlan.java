package org.tongtian.local.market;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything is and how the parts find each other: the same in every process of the market.
 *
 * @param data folder of all data, absolute
 * @param site folder of the built web apps, absolute
 * @param port the gateway's port; see {@link Part} for the others
 */
record MarketPlan(Path data, Path site, int port, LocalSecrets secrets) {

  static MarketPlan of(Path data, Path site, int port) {
    Path folder = data.toAbsolutePath().normalize();
    return new MarketPlan(folder, site.toAbsolutePath().normalize(), port, LocalSecrets.in(folder));
  }

  /** Makes every secret that is missing, so that all processes of the market read the same ones. */
  void makeSecrets() {
    for (Part part : Part.values()) {
      secrets.of(part.label());
    }
    secrets.of(DemoData.CLIENT);
  }

  int port(Part part) {
    return port + part.offset();
  }

  String url(Part part) {
    return "http://127.0.0.1:" + port(part);
  }

  int mongoPort() {
    return port + 20;
  }

  int redisPort() {
    return port + 21;
  }

  String mongoUri() {
    return "mongodb://127.0.0.1:" + mongoPort();
  }

  String redisUri() {
    return "redis://127.0.0.1:" + redisPort();
  }

  Path log(Part part) {
    return data.resolve("logs").resolve(part.label() + ".log");
  }

  /** The people who can sign in, as the gateway reads them. */
  Path accountsFile() {
    return data.resolve("people.json");
  }

  /** A part's Spring Boot arguments. */
  String[] arguments(Part part) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", Integer.toString(port(part)));
    settings.put("spring.main.register-shutdown-hook", "false");
    settings.put("tongtian.mongo.uri", mongoUri());
    settings.put("tongtian.redis.uri", redisUri());
    settings.put("tongtian.security.issuer", url(Part.GATEWAY));
    settings.put("tongtian.security.jwks-uri", url(Part.GATEWAY) + "/oauth2/jwks");
    settings.put("tongtian.security.token-uri", url(Part.GATEWAY) + "/oauth2/token");
    settings.put("tongtian.security.client-secret", secrets.of(part.label()));
    settings.put("tongtian.urls.catalog", url(Part.CATALOG));
    settings.put("tongtian.urls.order", url(Part.ORDER));
    settings.put("tongtian.urls.live", url(Part.LIVE));
    settings.put("tongtian.urls.settlement", url(Part.SETTLEMENT));
    settings.put("tongtian.urls.brand", url(Part.BRAND));
    settings.put("tongtian.urls.cashier", url(Part.CASHIER));
    settings.putAll(
        switch (part) {
          case GATEWAY -> gatewaySettings();
          case ORDER -> orderSettings();
          case SETTLEMENT -> settlementSettings();
          default -> Map.of();
        });
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  private Map<String, String> gatewaySettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("tongtian.site", site.toString());
    settings.put("tongtian.accounts-file", accountsFile().toString());
    settings.put("tongtian.tokens.issuer", url(Part.GATEWAY));
    settings.put("tongtian.tokens.secure-cookie", "false");
    settings.put("tongtian.sign-in.sms", "shown");
    settings.put("tongtian.sign-in.standing-codes", "true");
    settings.put("tongtian.sign-in.resend-after", "PT1S");
    for (Part part : Part.values()) {
      settings.put("tongtian.tokens.service-secrets." + part.label(), secrets.of(part.label()));
    }
    settings.put("tongtian.tokens.service-secrets." + DemoData.CLIENT, secrets.of(DemoData.CLIENT));
    return settings;
  }

  private Map<String, String> settlementSettings() {
    return Map.of("tongtian.bank.url", url(Part.BANK), "tongtian.bank.secret", bankSecret());
  }

  /** What the simulated bank and settlement-service sign with. */
  String bankSecret() {
    return secrets.of(Part.BANK.label());
  }

  /** Where the simulated bank reports late outcomes. */
  URI bankNotifyUrl() {
    return URI.create(url(Part.SETTLEMENT) + "/api/settlement/bank-notifications");
  }

  /** What the simulated carrier and order-service sign with. */
  String carrierSecret() {
    return secrets.of(Part.CARRIER.label());
  }

  private Map<String, String> orderSettings() {
    String secret = carrierSecret();
    return Map.of(
        "tongtian.payment.channel-url",
        url(Part.CASHIER),
        "tongtian.tracking.url",
        url(Part.CARRIER),
        "tongtian.tracking.secrets",
        "BUS_POST:%1$s,POST:%1$s,SF:%1$s,ZTO:%1$s".formatted(secret));
  }
}
