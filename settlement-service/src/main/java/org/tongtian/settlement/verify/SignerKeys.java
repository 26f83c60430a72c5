package org.tongtian.settlement.verify;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.KeyChange;
import org.tongtian.settlement.verify.ExportText.SignedBy;

/**
 * The keys that parties sign contracts with. A key may be followed by another only where it has
 * signed the change itself, so that who knows a party's first key knows all of them.
 */
@Pure
final class SignerKeys {

  private final Map<String, String> last = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * Takes the key of a signature.
   *
   * @throws Fault.Found where a change is not signed, or no change leads to the key
   */
  void take(long line, SignedBy signature) {
    String party = signature.party();
    for (KeyChange change : signature.changes()) {
      if (!change.isGenuine()) {
        throw Fault.at(line, FaultKind.KEY_CHANGE_FALSE, party, change.to());
      }
    }
    String key = signature.publicKey();
    String before = last.get(party);
    if (before != null && !reachable(before, signature.changes()).contains(key)) {
      throw Fault.at(line, FaultKind.KEY_CHANGED, party, before, key);
    }
    last.put(party, key);
    known
        .computeIfAbsent(party, _ -> new LinkedHashSet<>())
        .addAll(reachable(key, signature.changes()));
  }

  private static Set<String> reachable(String from, List<KeyChange> changes) {
    Set<String> keys = new LinkedHashSet<>(List.of(from));
    for (KeyChange change : changes) {
      if (keys.contains(change.from())) {
        keys.add(change.to());
      }
    }
    return keys;
  }

  /** The keys of the party, empty where it has signed no contract. */
  Optional<Set<String>> of(String party) {
    return Optional.ofNullable(known.get(party));
  }
}
