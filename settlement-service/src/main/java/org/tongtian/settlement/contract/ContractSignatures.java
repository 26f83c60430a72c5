package org.tongtian.settlement.contract;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.OwnKeyRepository.OwnKeys;

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
  Signature sign(String partyId, String hash, String own, Instant now) {
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

  /**
   * Registers the party's own key; the same one again changes nothing.
   *
   * @param key Base64 of the public key's X.509 form
   * @param signature the old key's signature over the ASCII of {@code key}, null for the first key
   * @throws Refusal {@code contract.key_malformed}, {@code contract.key_change_unsigned} (400)
   */
  void register(String partyId, String key, String signature) {
    if (key == null || Ed25519.key(key).isEmpty()) {
      throw Refusal.invalid("contract.key_malformed", "publicKey");
    }
    if (ownKeys.insert(partyId, key)) {
      return;
    }
    String old = ownKeys.of(partyId).orElseThrow().current();
    if (old.equals(key)) {
      return;
    }
    if (signature == null
        || !isSignedWith(old, key, signature)
        || !ownKeys.replace(partyId, old, key)) {
      throw Refusal.invalid("contract.key_change_unsigned", "signature");
    }
  }

  private static boolean isSignedWith(String key, String text, String signature) {
    return Ed25519.key(key).filter(known -> Ed25519.isGenuine(known, text, signature)).isPresent();
  }
}
