package org.tongtian.bench.harness.market;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code market.json} tells scripts about a running market.
 *
 * @param gateway address of the one door
 * @param services every part; {@code stores} is the one that speaks no HTTP
 * @param mongodb connection string of the store, without a database
 * @param redis connection string of Redis
 */
public record MarketFile(
    String gateway,
    List<Service> services,
    String mongodb,
    String redis,
    List<Person> accounts,
    Instant startedAt) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A part of the market and the process it runs in. */
  public record Service(String name, String url, long pid) {

    boolean answersHealth() {
      return name.equals("gateway") || name.endsWith("-service");
    }
  }

  /**
   * Somebody who can sign in.
   *
   * @param code the code that always works on a local market
   * @param party null for consumers
   */
  public record Person(
      String name, String phone, String code, String role, String party, String partyId) {}

  /** What the market over that data says of itself now. */
  public static MarketFile read(Path data) {
    return JSON.readValue(data.resolve("market.json"), MarketFile.class);
  }

  /** The part of that name. */
  public Optional<Service> service(String name) {
    return services.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Those with that role, such as CONSUMER or COOP_MANAGER. */
  public List<Person> people(String role) {
    return accounts.stream().filter(each -> each.role().equals(role)).toList();
  }
}
