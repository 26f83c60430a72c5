package org.tongtian.settlement.yearend;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.settlement.debt.DebtService;
import org.tongtian.settlement.member.MemberService;
import org.tongtian.settlement.reading.Paging;
import org.tongtian.settlement.reading.Readers;

/** Year ends of co-ops (promise S2): the manager drafts, records the vote and posts. */
@RestController
@RequestMapping("/api/settlement/year-ends")
class YearEndController {

  private final YearEndService years;
  private final YearEndPosting posting;
  private final DebtService debts;
  private final MemberService members;
  private final IdempotentOperations operations;
  private final Clock clock;

  YearEndController(
      YearEndService years,
      YearEndPosting posting,
      DebtService debts,
      MemberService members,
      IdempotentOperations operations,
      Clock clock) {
    this.years = years;
    this.posting = posting;
    this.debts = debts;
    this.members = members;
    this.operations = operations;
    this.clock = clock;
  }

  /**
   * What the members' assembly decided.
   *
   * @param hash of the result that it approved
   */
  record ApprovalRequest(
      String hash, LocalDate heldOn, int entitled, int present, int votesFor, int votesAgainst) {}

  /** All year ends of the co-op, the newest first; an auditor or a member names the co-op. */
  @GetMapping
  YearEndView.YearList list(
      @RequestParam(name = "coop", required = false) String coop, Caller caller) {
    return new YearEndView.YearList(
        years.of(coopToRead(coop, caller)).stream().map(this::view).toList(), null);
  }

  /** One year end. */
  @GetMapping("/{year}")
  YearEndView one(
      @PathVariable int year,
      @RequestParam(name = "coop", required = false) String coop,
      Caller caller) {
    return view(years.one(coopToRead(coop, caller), year));
  }

  /** The result document whose hash was approved: everything it follows from, and the result. */
  @GetMapping(value = "/{year}/document", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> document(
      @PathVariable int year,
      @RequestParam(name = "coop", required = false) String coop,
      Caller caller) {
    caller.require(Role.COOP_MANAGER, Role.AUDITOR, Role.COMMITTEE);
    return ResponseEntity.ok(years.one(coopToRead(coop, caller), year).result().document());
  }

  /** Each member's line with its reasons; a member sees the own one alone. */
  @GetMapping("/{year}/lines")
  YearEndView.LinePage lines(
      @PathVariable int year,
      @RequestParam(name = "coop", required = false) String coop,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    YearEnd result = years.one(coopToRead(coop, caller), year).result();
    boolean readsAll = caller.readsEverything() || caller.role() == Role.COOP_MANAGER;
    List<MemberDividend> rest =
        result.lines().stream()
            .filter(line -> readsAll || caller.actsFor(line.member().party()))
            .filter(line -> after == null || line.member().party().compareTo(after) > 0)
            .toList();
    Paging.Part<MemberDividend> page = Paging.first(rest, line -> line.member().party(), limit);
    return new YearEndView.LinePage(
        page.shown(line -> YearEndView.LineView.of(result, line)), page.next());
  }

  /** Reckons a year end; drafting again replaces a draft that is not approved. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<YearEndView> draft(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody YearEndRequest request,
      Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.create(
        caller,
        key,
        "yearend.draft",
        request,
        YearEndView.class,
        drafted -> "/api/settlement/year-ends/" + drafted.year(),
        operation -> view(years.draft(coop, request, operation)));
  }

  /** Records the vote of the members' assembly on exactly this result. */
  @PostMapping("/{year}/approval")
  ResponseEntity<YearEndView> approve(
      @PathVariable int year,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ApprovalRequest request,
      Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.once(
        caller,
        key,
        "yearend.approve:" + year,
        request,
        HttpStatus.OK,
        YearEndView.class,
        operation -> view(years.approve(coop, year, request.hash(), approval(request))));
  }

  /** Pays every member in the book; sent again it goes on where it stopped. */
  @PostMapping("/{year}/posting")
  ResponseEntity<YearEndView> post(
      @PathVariable int year, @RequestHeader("Idempotency-Key") String key, Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.once(
        caller,
        key,
        "yearend.post:" + year,
        null,
        HttpStatus.OK,
        YearEndView.class,
        operation -> {
          posting.post(years.one(coop, year));
          return view(years.one(coop, year));
        });
  }

  private Approval approval(ApprovalRequest request) {
    return new Approval(
        request.heldOn(),
        request.entitled(),
        request.present(),
        request.votesFor(),
        request.votesAgainst(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private YearEndView view(StoredYearEnd stored) {
    return YearEndView.of(stored, debts.about(stored.id()));
  }

  private String coopToRead(String coop, Caller caller) {
    return Readers.coopToRead(
        coop, caller, (other, own) -> members.find(other, own).isPresent(), "yearend.unknown");
  }
}
