package org.tongtian.settlement.heads;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.reading.Paging;

/** Daily heads: everybody signed in reads and keeps them, co-operatives co-sign them. */
@RestController
@RequestMapping("/api/settlement")
class HeadController {

  private final HeadService heads;
  private final ProofService proofs;
  private final ContractService contracts;
  private final IdempotentOperations operations;

  HeadController(
      HeadService heads,
      ProofService proofs,
      ContractService contracts,
      IdempotentOperations operations) {
    this.heads = heads;
    this.proofs = proofs;
    this.contracts = contracts;
    this.operations = operations;
  }

  /**
   * A page of heads.
   *
   * @param next the day to go on after, null after the last
   */
  record HeadList(List<HeadView> items, String next) {}

  /**
   * What a co-operative signs.
   *
   * @param hash of the head, as read before
   * @param signature with its own key over {@code tongtian-head:<hash>}, Base64; null where the
   *     market's key custody shall sign for it
   */
  record SignatureRequest(String hash, String signature) {}

  /**
   * A key that a co-operative keeps itself.
   *
   * @param publicKey Ed25519, Base64 of X.509
   * @param signature by that key over {@code tongtian-head-key:<party>:<publicKey>}, Base64
   */
  record KeyRequest(String publicKey, String signature) {}

  /** The registered key; {@code publicKey} and {@code endorsement} are null where there is none. */
  record KeyView(String party, String publicKey, String endorsement) {}

  /** Heads, newest first, without leaves. */
  @GetMapping("/heads")
  HeadList list(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit) {
    String before = after == null ? null : day(after, "after").toString();
    List<HeadDocument> found = heads.list(before, Paging.checked(limit) + 1);
    Paging.Part<HeadDocument> page = Paging.first(found, HeadDocument::day, limit);
    return new HeadList(page.shown(head -> HeadView.of(head, List.of())), page.next());
  }

  /** The head of a day with the leaves of the caller's books: what a co-operative keeps. */
  @GetMapping("/heads/{day}")
  HeadView one(@PathVariable String day, Caller caller) {
    return view(heads.head(day(day, "day")), caller);
  }

  /** Co-signs a head for the caller's co-operative. */
  @PostMapping("/heads/{day}/signatures")
  ResponseEntity<HeadView> sign(
      @PathVariable String day,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody SignatureRequest request,
      Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    LocalDate signed = day(day, "day");
    return operations.once(
        caller,
        key,
        "head.sign:" + day,
        request,
        HttpStatus.OK,
        HeadView.class,
        operation -> view(heads.sign(party, signed, request.hash(), request.signature()), caller));
  }

  /** The key that the caller's co-operative has registered for co-signing alone, if it has one. */
  @GetMapping("/head-key")
  KeyView headKey(Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    return heads
        .keyOf(party)
        .map(key -> new KeyView(party, key.publicKey(), key.endorsement()))
        .orElseGet(() -> new KeyView(party, null, null));
  }

  /** Registers the key that the caller's co-operative co-signs with from now on. */
  @PostMapping("/head-key")
  ResponseEntity<KeyView> register(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody KeyRequest request,
      Caller caller) {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.once(
        caller,
        key,
        "head.key",
        request,
        HttpStatus.CREATED,
        KeyView.class,
        operation -> {
          HeadKeyRepository.HeadKey kept =
              heads.register(party, request.publicKey(), request.signature());
          return new KeyView(kept.party(), kept.publicKey(), kept.endorsement());
        });
  }

  /** What proves the entries of an order, for parties of its contract and auditors. */
  @GetMapping("/proofs/{saleId}")
  ProofView proofs(@PathVariable String saleId, Caller caller) {
    return proofs.proofs(saleId, caller);
  }

  private HeadView view(HeadDocument head, Caller caller) {
    List<String> books =
        caller.partyId() == null ? List.of() : contracts.contractIdsOf(caller.partyId());
    return HeadView.of(head, books);
  }

  private static LocalDate day(String text, String field) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException malformed) {
      throw Refusal.invalid("request.field_invalid", field, field);
    }
  }
}
