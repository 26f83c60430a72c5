package org.tongtian.settlement.contract;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.security.Caller;

/** A party's own key, so that nobody else can sign for it (promise S1). */
@RestController
class KeyController {

  private final ContractSignatures signatures;

  KeyController(ContractSignatures signatures) {
    this.signatures = signatures;
  }

  /**
   * A public key.
   *
   * @param publicKey Base64 of the X.509 form of an Ed25519 key
   * @param signature Base64 of the old key's signature over the ASCII of {@code publicKey}; only
   *     where there is an old key
   */
  record OwnKey(String publicKey, String signature) {}

  /**
   * The key that a party signs with by itself.
   *
   * @param party id of the party
   * @param publicKey as registered; null where the market's key custody signs for the party
   */
  record RegisteredKey(String party, String publicKey) {}

  /** The key that the caller's party signs with by itself, if it has one. */
  @GetMapping("/api/settlement/keys/own")
  RegisteredKey own(Caller caller) {
    String party = caller.requireParty();
    return new RegisteredKey(party, signatures.ownKey(party).orElse(null));
  }

  /** Registers the key of the caller's party; from then on the party signs by itself. */
  @PutMapping("/api/settlement/keys/own")
  RegisteredKey register(@RequestBody OwnKey key, Caller caller) {
    String party = caller.requireParty();
    signatures.register(party, key.publicKey(), key.signature());
    return new RegisteredKey(party, key.publicKey());
  }
}
