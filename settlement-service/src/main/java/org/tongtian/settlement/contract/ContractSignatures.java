package org.tongtian.settlement.contract;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.OwnKeyRepository.OwnKeys;
import org.tongtian.settlement.proof.KeyChange;

/**
 * Makes and checks signatures over contract hashes. A party that has registered a key of its own
 * signs by itself from then on; for all others the key custody signs.
 */
@Component
public class ContractSignatures {

  private final KeyCustody custody;
  private final OwnKeyRepository ownKeys;

  ContractSignatures(KeyCustody custody, OwnKeyRepository ownKeys) {
    this.custody = custody;
    this.ownKeys = ownKeys;
  }

  /** The custody's signature, whatever key the party has; for the set-up of a market. */
  public Signature sign(String partyId, String hash, Instant now) {
    byte[] signature = custody.sign(partyId, hash.getBytes(StandardCharsets.US_ASCII));
    return new Signature(
        partyId,
        Base64.getEncoder().encodeToString(signature),
        now.truncatedTo(ChronoUnit.MILLIS),
        null);
  }

  /**
   * The party's signature.
   *
   * @param own what the party signed itself, Base64; null asks the custody
   * @throws Refusal {@code contract.own_signature_needed}, {@code contract.key_unknown}, {@code
   *     contract.signature_wrong} (400)
   */
  public Signature sign(String partyId, String hash, String own, Instant now) {
    Optional<OwnKeys> keys = ownKeys.of(partyId);
    if (own == null) {
      if (keys.isPresent()) {
        throw Refusal.invalid("contract.own_signature_needed", "signature");
      }
      return sign(partyId, hash, now);
    }
    String key =
        keys.map(OwnKeys::current)
            .orElseThrow(() -> Refusal.invalid("contract.key_unknown", "signature"));
    if (!isSignedWith(key, hash, own)) {
      throw Refusal.invalid("contract.signature_wrong", "signature");
    }
    return new Signature(partyId, own, now.truncatedTo(ChronoUnit.MILLIS), key);
  }

  /** Whether it is that party's own signature over that very hash. */
  public boolean isGenuine(Signature signature, String hash) {
    if (signature.publicKey() == null) {
      PublicKey key = custody.publicKey(signature.party());
      return Ed25519.isGenuine(key, hash, signature.signature());
    }
    boolean registered =
        ownKeys
            .of(signature.party())
            .filter(keys -> keys.all().contains(signature.publicKey()))
            .isPresent();
    return registered && isSignedWith(signature.publicKey(), hash, signature.signature());
  }

  /** The key that the signature was made with, Base64 of X.509. */
  public String keyOf(Signature signature) {
    return signature.publicKey() == null ? custodyKey(signature.party()) : signature.publicKey();
  }

  /** The key that the party itself signs with now, Base64 of X.509; empty where it has none. */
  public Optional<String> ownKey(String partyId) {
    return ownKeys.of(partyId).map(OwnKeys::current);
  }

  /** The steps from the custody's key to the party's own ones, oldest first. */
  public List<KeyChange> changes(String partyId) {
    return ownKeys.of(partyId).map(OwnKeys::changes).orElse(List.of());
  }

  private String custodyKey(String partyId) {
    return Base64.getEncoder().encodeToString(custody.publicKey(partyId).getEncoded());
  }

  /**
   * Registers the party's own key; the same one again changes nothing.
   *
   * @param key Base64 of the public key's X.509 form
   * @param signature the old key's signature over the ASCII of {@code key}, null for the first key
   * @throws Refusal {@code contract.key_malformed}, {@code contract.key_used_before}, {@code
   *     contract.key_change_unsigned} (400)
   */
  void register(String partyId, String key, String signature) {
    if (key == null || Ed25519.key(key).isEmpty()) {
      throw Refusal.invalid("contract.key_malformed", "publicKey");
    }
    Optional<OwnKeys> known = ownKeys.of(partyId);
    if (known.isEmpty() && ownKeys.insert(partyId, firstChange(partyId, key))) {
      return;
    }
    OwnKeys keys = known.or(() -> ownKeys.of(partyId)).orElseThrow();
    if (keys.current().equals(key)) {
      return;
    }
    if (keys.all().contains(key)) {
      throw Refusal.invalid("contract.key_used_before", "publicKey");
    }
    KeyChange change = new KeyChange(keys.current(), key, signature);
    if (signature == null || !change.isGenuine() || !ownKeys.replace(partyId, change)) {
      throw Refusal.invalid("contract.key_change_unsigned", "signature");
    }
  }

  /** The custody hands over: so that who knew its key for the party's knows the new one too. */
  private KeyChange firstChange(String partyId, String key) {
    byte[] signature = custody.sign(partyId, key.getBytes(StandardCharsets.US_ASCII));
    return new KeyChange(custodyKey(partyId), key, Base64.getEncoder().encodeToString(signature));
  }

  private static boolean isSignedWith(String key, String text, String signature) {
    return Ed25519.key(key).filter(known -> Ed25519.isGenuine(known, text, signature)).isPresent();
  }
}
