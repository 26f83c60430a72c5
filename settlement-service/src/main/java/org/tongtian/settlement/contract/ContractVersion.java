package org.tongtian.settlement.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a contract with the signatures it has so far.
 *
 * @param terms what is agreed
 * @param hash SHA-256 of the terms' canonical text, hex
 * @param signatures one at most of each party
 */
public record ContractVersion(ContractTerms terms, String hash, List<Signature> signatures) {

  /** Whether every party has signed. */
  public boolean isSigned() {
    return terms.parties().stream().allMatch(party -> signatureOf(party.id()).isPresent());
  }

  /** Whether it may bind a sale placed at that instant. */
  public boolean isInForceAt(Instant at) {
    return isSigned() && !terms.effectiveFrom().isAfter(at);
  }

  /** The party's signature, empty where it has not signed. */
  public Optional<Signature> signatureOf(String partyId) {
    return signatures.stream().filter(each -> each.party().equals(partyId)).findFirst();
  }

  /** The newest of the versions that is signed by all and effective at the instant. */
  static Optional<ContractVersion> inForce(List<ContractVersion> versions, Instant at) {
    return versions.stream()
        .filter(version -> version.isInForceAt(at))
        .max((a, b) -> Integer.compare(a.terms().version(), b.terms().version()));
  }
}
