package org.tongtian.settlement.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.problem.Refusal;

/** Drafts, signs and finds contract versions. */
@Service
public class ContractService {

  private static final int DRAFT_RACES = 5;
  private static final String UNSTORED = "draft";

  private final ContractRepository contracts;
  private final ContractSignatures signatures;
  private final List<ContractRule> furtherRules;
  private final Clock clock;
  private final Cache<String, ContractVersion> signed =
      Caffeine.newBuilder().maximumSize(10_000).build();

  /** What was found genuine stays so; checking it costs more than all else that a sale asks for. */
  private final Cache<Signed, Boolean> genuine = Caffeine.newBuilder().maximumSize(10_000).build();

  private record Signed(String hash, List<Signature> signatures) {}

  ContractService(
      ContractRepository contracts,
      ContractSignatures signatures,
      List<ContractRule> furtherRules,
      Clock clock) {
    this.contracts = contracts;
    this.signatures = signatures;
    this.furtherRules = furtherRules;
    this.clock = clock;
  }

  /**
   * The version that a sale placed at the instant is bound to: the newest that all have signed and
   * that is effective.
   *
   * @throws Refusal {@code settlement.no_contract_in_force} (409)
   */
  public ContractVersion inForce(String contractId, Instant at) {
    return findInForce(contractId, at)
        .orElseThrow(() -> Refusal.conflict("settlement.no_contract_in_force"));
  }

  /** The version in force at the instant, empty where there is none. */
  public Optional<ContractVersion> findInForce(String contractId, Instant at) {
    return ContractVersion.inForce(contracts.versionsOf(contractId), at).map(this::checked);
  }

  /**
   * A version that binds sales: signed by all, every signature checked once.
   *
   * @throws Refusal {@code contract.unknown} (404), {@code contract.not_signed} (409)
   */
  public ContractVersion signedVersion(String contractId, int version) {
    String id = contractId + ":" + version;
    ContractVersion known = signed.getIfPresent(id);
    if (known != null) {
      return known;
    }
    ContractVersion found = find(contractId, version);
    if (!found.isSigned()) {
      throw Refusal.conflict("contract.not_signed", version);
    }
    ContractVersion checked = checked(found);
    signed.put(id, checked);
    return checked;
  }

  /**
   * A version, signed or not.
   *
   * @throws Refusal {@code contract.unknown} (404)
   */
  public ContractVersion version(String contractId, int version) {
    return find(contractId, version);
  }

  /** Ids of the contracts that the party is part of, in any version, sorted. */
  public List<String> contractIdsOf(String partyId) {
    return contracts.versionsWith(partyId).stream()
        .map(version -> version.terms().contractId())
        .distinct()
        .sorted()
        .toList();
  }

  /** Ids of all contracts. */
  public List<String> allContractIds() {
    return contracts.ids();
  }

  /** The versions of a contract that all have signed, oldest first; none of an unknown one. */
  public List<ContractVersion> signedVersions(String contractId) {
    return contracts.versionsOf(contractId).stream()
        .filter(ContractVersion::isSigned)
        .map(this::checked)
        .toList();
  }

  /** The party as the newest contract that all have signed names it. */
  public Optional<Party> party(String partyId) {
    return contracts.versionsWith(partyId).stream()
        .filter(ContractVersion::isSigned)
        .max((a, b) -> a.terms().effectiveFrom().compareTo(b.terms().effectiveFrom()))
        .flatMap(version -> version.terms().party(partyId));
  }

  /** The newest version of the contract that all have signed. */
  public Optional<ContractTerms> newestSigned(String contractId) {
    return contracts.versionsOf(contractId).stream()
        .filter(ContractVersion::isSigned)
        .reduce((older, newer) -> newer)
        .map(ContractVersion::terms);
  }

  /** Ids of the parties of that kind in contracts that all have signed, sorted. */
  public List<String> partiesOf(PartyKind kind) {
    return contracts.ids().stream()
        .flatMap(id -> contracts.versionsOf(id).stream())
        .filter(ContractVersion::isSigned)
        .flatMap(version -> version.terms().parties().stream())
        .filter(party -> party.kind() == kind)
        .map(Party::id)
        .distinct()
        .sorted()
        .toList();
  }

  /** What the desk shows of a party's contracts: the version in force, and newer ones. */
  List<ContractView> contractsOf(String partyId) {
    return contractIdsOf(partyId).stream()
        .flatMap(id -> current(id, version -> version.terms().party(partyId).isPresent()))
        .toList();
  }

  /** Of every contract the version in force, and newer ones: what an auditor may read. */
  List<ContractView> allContracts() {
    return contracts.ids().stream().flatMap(id -> current(id, version -> true)).toList();
  }

  private Stream<ContractView> current(String contractId, Predicate<ContractVersion> isShown) {
    List<ContractVersion> versions = contracts.versionsOf(contractId);
    return versions.stream()
        .filter(isShown)
        .map(version -> ContractView.of(version, versions, clock.instant()))
        .filter(view -> view.state() != ContractState.SUPERSEDED);
  }

  /** One version for a reader; without a number the one in force, else the newest. */
  ContractView view(String contractId, Integer number) {
    List<ContractVersion> versions = contracts.versionsOf(contractId);
    if (versions.isEmpty()) {
      throw Refusal.notFound("contract.unknown");
    }
    ContractVersion wanted =
        number == null
            ? ContractVersion.inForce(versions, clock.instant()).orElse(versions.getLast())
            : find(contractId, number);
    return ContractView.of(wanted, versions, clock.instant());
  }

  /**
   * Drafts a new contract or a new version of one.
   *
   * @param drafter the party that drafts, must be one of the contract's parties
   * @param operation the same for every retry
   */
  ContractView draft(String drafter, ContractDraft draft, String operation) {
    String contractId = draft.contractId() == null ? operation : draft.contractId();
    Optional<ContractVersion> before = contracts.draftedBy(contractId, operation);
    if (before.isPresent()) {
      return view(contractId, before.get().terms().version());
    }
    for (int race = 0; race < DRAFT_RACES; race++) {
      ContractTerms terms = nextTerms(drafter, draft, contractId);
      if (contracts.insert(new ContractVersion(terms, terms.hash(), List.of()), operation)) {
        return view(contractId, terms.version());
      }
    }
    throw Refusal.conflict("contract.drafted_elsewhere");
  }

  /**
   * The terms of a draft that nobody has stored, to try them out; they keep all rules.
   *
   * @throws Refusal naming the clause or field (400)
   */
  public ContractTerms termsOf(ContractDraft draft) {
    String id = draft.contractId() == null ? UNSTORED : draft.contractId();
    return checkedTerms(draft, id, contracts.versionsOf(id).size() + 1);
  }

  private ContractTerms checkedTerms(ContractDraft draft, String contractId, int version) {
    ContractTerms terms = draft.terms(contractId, version);
    ContractRules.check(terms, furtherRules);
    return terms;
  }

  private ContractTerms nextTerms(String drafter, ContractDraft draft, String contractId) {
    List<ContractVersion> versions = contracts.versionsOf(contractId);
    if (draft.contractId() != null
        && (versions.isEmpty() || versions.getLast().terms().party(drafter).isEmpty())) {
      throw Refusal.notFound("contract.unknown");
    }
    ContractTerms terms = checkedTerms(draft, contractId, versions.size() + 1);
    if (terms.party(drafter).isEmpty()) {
      throw Refusal.invalid("contract.drafter_not_party", "parties");
    }
    requireEverybodyBoundBefore(versions, terms);
    if (!versions.isEmpty()
        && !terms.effectiveFrom().isAfter(versions.getLast().terms().effectiveFrom())) {
      throw Refusal.invalid("contract.effective_too_early", "effectiveFrom");
    }
    return terms;
  }

  /** Who is bound by a contract must sign its change, so nobody can be left out of it. */
  private static void requireEverybodyBoundBefore(
      List<ContractVersion> versions, ContractTerms terms) {
    versions.stream()
        .filter(ContractVersion::isSigned)
        .flatMap(version -> version.terms().parties().stream())
        .filter(bound -> terms.party(bound.id()).isEmpty())
        .findFirst()
        .ifPresent(
            bound -> {
              throw Refusal.invalid("contract.party_left_out", "parties", bound.name().zh());
            });
  }

  /**
   * Signs for a party; repeating it changes nothing.
   *
   * @param own the party's own signature, null where the key custody signs for it
   */
  ContractView sign(String partyId, String contractId, int number, String hash, String own) {
    ContractVersion version = find(contractId, number);
    if (version.terms().party(partyId).isEmpty()) {
      throw Refusal.notFound("contract.unknown");
    }
    if (!version.hash().equals(hash)) {
      throw Refusal.of(HttpStatus.CONFLICT, "contract.hash_differs", "hash");
    }
    ContractRules.check(version.terms(), furtherRules);
    if (version.signatureOf(partyId).isEmpty()) {
      contracts.addSignature(
          contractId, number, hash, signatures.sign(partyId, hash, own, clock.instant()));
    }
    return view(contractId, number);
  }

  /**
   * Stores version 1 signed by every party with the local keys; leaves a known contract alone.
   *
   * @param signedAt when, not in the future; null for now
   */
  ContractView putSigned(String contractId, ContractDraft draft, Instant signedAt) {
    Instant now = clock.instant();
    Instant at = signedAt == null ? now : signedAt;
    if (at.isAfter(now)) {
      throw Refusal.invalid("request.field_invalid", "signedAt", "signedAt");
    }
    if (contracts.find(contractId, 1).isEmpty()) {
      ContractTerms terms = checkedTerms(draft, contractId, 1);
      List<Signature> all =
          terms.parties().stream()
              .map(party -> signatures.sign(party.id(), terms.hash(), at))
              .toList();
      contracts.insert(new ContractVersion(terms, terms.hash(), all), "seed");
    }
    return view(contractId, null);
  }

  private ContractVersion find(String contractId, int version) {
    return contracts
        .find(contractId, version)
        .orElseThrow(() -> Refusal.notFound("contract.unknown"));
  }

  private ContractVersion checked(ContractVersion version) {
    Signed signed = new Signed(version.hash(), version.signatures());
    if (genuine.getIfPresent(signed) == null) {
      requireGenuine(version);
      genuine.put(signed, true);
    }
    return version;
  }

  private void requireGenuine(ContractVersion version) {
    for (Signature signature : version.signatures()) {
      if (!signatures.isGenuine(signature, version.hash())) {
        throw new IllegalStateException(
            "Contract "
                + version.terms().contractId()
                + " has a false signature of "
                + signature.party());
      }
    }
  }
}
