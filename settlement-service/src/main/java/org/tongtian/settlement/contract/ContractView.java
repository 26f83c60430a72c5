package org.tongtian.settlement.contract;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.text.Text;

/**
 * A contract version as its parties see it (promise S1).
 *
 * @param state DRAFT until all have signed, SIGNED until it is effective
 * @param hash SHA-256 of the canonical terms, hex; what a party signs
 * @param canonical the text whose hash that is
 */
record ContractView(
    String id,
    Text title,
    int version,
    ContractState state,
    Instant effectiveFrom,
    String hash,
    String canonical,
    List<SigningParty> parties,
    List<ClauseView> clauses) {

  /**
   * A party of the contract.
   *
   * @param signedAt null while it has not signed
   */
  record SigningParty(String id, Text name, PartyKind kind, Instant signedAt) {}

  /**
   * A clause in words.
   *
   * @param payee who is paid
   */
  record ClauseView(int no, String kind, Text sentence, Party payee) {}

  static ContractView of(ContractVersion version, List<ContractVersion> all, Instant now) {
    ContractTerms terms = version.terms();
    return new ContractView(
        terms.contractId(),
        terms.title(),
        terms.version(),
        state(version, all, now),
        terms.effectiveFrom(),
        version.hash(),
        terms.canonical(),
        terms.parties().stream().map(party -> signing(party, version)).toList(),
        terms.clauses().stream().map(clause -> clause(clause, terms)).toList());
  }

  private static ContractState state(
      ContractVersion version, List<ContractVersion> all, Instant now) {
    if (!version.isSigned()) {
      return ContractState.DRAFT;
    }
    if (!version.isInForceAt(now)) {
      return ContractState.SIGNED;
    }
    boolean newest =
        ContractVersion.inForce(all, now)
            .filter(found -> found.terms().version() <= version.terms().version())
            .isPresent();
    return newest ? ContractState.IN_FORCE : ContractState.SUPERSEDED;
  }

  private static SigningParty signing(Party party, ContractVersion version) {
    Instant signedAt = version.signatureOf(party.id()).map(Signature::signedAt).orElse(null);
    return new SigningParty(party.id(), party.name(), party.kind(), signedAt);
  }

  private static ClauseView clause(Clause clause, ContractTerms terms) {
    return new ClauseView(
        clause.no(),
        clause.kind(),
        ClauseSentence.of(terms, clause),
        terms.party(clause.payee()).orElseThrow());
  }
}
