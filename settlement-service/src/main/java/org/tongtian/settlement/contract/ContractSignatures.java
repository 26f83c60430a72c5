package org.tongtian.settlement.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Makes and checks the parties' signatures over hashes of what they agree. */
public final class ContractSignatures {

  private final KeyCustody custody;

  /** Signs with the keys of that custody. */
  public ContractSignatures(KeyCustody custody) {
    this.custody = custody;
  }

  /** The party's signature over the hash. */
  public Signature sign(String partyId, String hash, Instant now) {
    byte[] signature = custody.sign(partyId, message(hash));
    return new Signature(
        partyId, Base64.getEncoder().encodeToString(signature), now.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Whether it is that party's own signature over that very hash. */
  public boolean isGenuine(Signature signature, String hash) {
    try {
      java.security.Signature check = java.security.Signature.getInstance("Ed25519");
      check.initVerify(custody.publicKey(signature.party()));
      check.update(message(hash));
      return check.verify(Base64.getDecoder().decode(signature.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  private static byte[] message(String hash) {
    return hash.getBytes(StandardCharsets.US_ASCII);
  }
}
