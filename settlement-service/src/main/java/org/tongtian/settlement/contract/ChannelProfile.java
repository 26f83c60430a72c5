package org.tongtian.settlement.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.tongtian.api.party.Party;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a payment channel can carry; data of {@code channels.json}, from the channels' own rules.
 *
 * @param name stable name
 * @param mostRate the most of an order that may go to others than the merchant of record
 * @param mostReceivers how many receivers an order may have, null where the channel states no limit
 * @param personalReceivers whether a person may be a receiver: what a person got can't be taken
 *     back through the channel
 * @param returnDays days within which a receiver's part can be returned, null for no limit
 * @param holdDays days after which the channel stops holding the money, null for no limit
 */
public record ChannelProfile(
    String name,
    Ratio mostRate,
    Integer mostReceivers,
    boolean personalReceivers,
    Integer returnDays,
    Integer holdDays) {

  private static final List<ChannelProfile> ALL = load();

  /** The profile of that name, empty where there is none. */
  public static Optional<ChannelProfile> named(String name) {
    return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /** Whether the party is a person to a channel: what a person got can't be taken back. */
  public static boolean isPerson(Party party) {
    return switch (party.kind()) {
      case FARMER, HOST, STATION_LEADER -> true;
      default -> false;
    };
  }

  private static List<ChannelProfile> load() {
    try (InputStream data = ChannelProfile.class.getResourceAsStream("/channels.json")) {
      return JsonMapper.builder().build().readValue(data, new TypeReference<>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
