package org.tongtian.orders.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Address;

/**
 * The addresses of one buyer, the aggregate: together they keep that there are at most {@link
 * #MOST} and that exactly one of them is preferred, unless there is none.
 *
 * @param buyerId account of the buyer
 * @param addresses in the order they were saved in
 * @param version counts the writes; 0 for what was never stored
 */
@Pure
public record SavedAddresses(@BsonId String buyerId, List<SavedAddress> addresses, long version) {

  /** As many as one buyer keeps. */
  public static final int MOST = 20;

  static SavedAddresses none(String buyerId) {
    return new SavedAddresses(buyerId, List.of(), 0);
  }

  Optional<SavedAddress> find(String id) {
    return addresses.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The address with that id, else 404 {@code address.unknown}. */
  SavedAddress require(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound("address.unknown"));
  }

  /**
   * With one more, which is preferred if it is the first; refuses with {@code address.too_many}.
   */
  SavedAddresses with(String id, Address address, boolean preferred) {
    if (addresses.size() >= MOST) {
      throw Refusal.conflict("address.too_many", MOST);
    }
    List<SavedAddress> more = new ArrayList<>(addresses);
    more.add(new SavedAddress(id, address, false, 1));
    return with(more, preferred || addresses.isEmpty() ? id : preferredId());
  }

  /**
   * With that address changed. The preferred one stays so until another is. A change that arrives
   * again, since its answer was lost, changes nothing; refuses as {@link #requireVersion}.
   */
  SavedAddresses changed(String id, Address address, boolean preferred, int seen) {
    SavedAddress now = require(id);
    boolean isRepeated =
        now.version() == seen + 1
            && now.address().equals(address)
            && (now.preferred() || !preferred);
    if (isRepeated) {
      return this;
    }
    requireVersion(id, seen);
    SavedAddress after = new SavedAddress(id, address, now.preferred(), seen + 1);
    List<SavedAddress> others =
        addresses.stream().map(each -> each.id().equals(id) ? after : each).toList();
    return with(others, preferred ? id : preferredId());
  }

  /** Without that address; where it was preferred, the one saved last is. */
  SavedAddresses without(String id, int seen) {
    SavedAddress gone = requireVersion(id, seen);
    List<SavedAddress> left = addresses.stream().filter(each -> !each.id().equals(id)).toList();
    boolean needsAnother = gone.preferred() && !left.isEmpty();
    return with(left, needsAnother ? left.getLast().id() : preferredId());
  }

  /** 404 {@code address.unknown}; 409 {@code address.changed} where it is another version now. */
  private SavedAddress requireVersion(String id, int seen) {
    SavedAddress found = require(id);
    if (found.version() != seen) {
      throw Refusal.conflict("address.changed");
    }
    return found;
  }

  private String preferredId() {
    return addresses.stream()
        .filter(SavedAddress::preferred)
        .map(SavedAddress::id)
        .findFirst()
        .orElse(null);
  }

  private SavedAddresses with(List<SavedAddress> others, String preferredId) {
    List<SavedAddress> marked =
        others.stream().map(each -> each.preferredIf(each.id().equals(preferredId))).toList();
    return new SavedAddresses(buyerId, marked, version + 1);
  }
}
