package org.tongtian.settlement.member;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.reading.Paging;
import org.tongtian.settlement.reading.Readers;

/** The register of a co-op's members: kept by its manager, read by auditors and by each member. */
@RestController
@RequestMapping("/api/settlement")
class MemberController {

  private final MemberService members;
  private final IdempotentOperations operations;

  MemberController(MemberService members, IdempotentOperations operations) {
    this.members = members;
    this.operations = operations;
  }

  /**
   * A new member.
   *
   * @param party null where the household is a party to nothing yet: it gets an id
   * @param reserveShare null for none
   * @param subsidyShare null for none
   */
  record NewMember(
      String number,
      Text name,
      String party,
      LocalDate joinedOn,
      Money contribution,
      Money reserveShare,
      Money subsidyShare) {

    MemberDraft draft() {
      return new MemberDraft(
          number,
          name,
          party,
          joinedOn,
          fen(contribution, "contribution"),
          fen(reserveShare, "reserveShare"),
          fen(subsidyShare, "subsidyShare"));
    }

    private static long fen(Money money, String field) {
      if (money != null && !money.currency().equals(Money.CNY)) {
        throw Refusal.invalid("member.field_invalid", field, field);
      }
      return money == null ? 0 : money.amount();
    }
  }

  /**
   * Members as a table.
   *
   * @param csv one line each: number, Chinese name, English name, party or empty, day of joining,
   *     contribution, reserve share, subsidy share in yuan
   */
  record ImportRequest(String csv) {}

  /**
   * The co-op's members by number; an auditor names the co-op.
   *
   * @param search part of a number or of a name in either language, whatever its case
   */
  @GetMapping("/members")
  MemberView.Page list(
      @RequestParam(name = "coop", required = false) String coop,
      @RequestParam(name = "search", required = false) String search,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "year", required = false) Integer year,
      Caller caller) {
    List<Member> rest =
        members.of(coopToRead(coop, caller)).stream()
            .filter(member -> after == null || member.number().compareTo(after) > 0)
            .filter(member -> search == null || member.isFoundBy(search))
            .toList();
    Paging.Part<Member> page = Paging.first(rest, Member::number, limit);
    return new MemberView.Page(page.shown(member -> view(member, year)), page.next());
  }

  /** One member's account. */
  @GetMapping("/members/{party}")
  MemberView one(
      @PathVariable String party,
      @RequestParam(name = "coop", required = false) String coop,
      @RequestParam(name = "year", required = false) Integer year,
      Caller caller) {
    return view(members.one(coopToRead(coop, caller), party), year);
  }

  /** One member's entries, newest first; for the manager, an auditor and the member. */
  @GetMapping("/members/{party}/history")
  MemberView.HistoryPage history(
      @PathVariable String party,
      @RequestParam(name = "coop", required = false) String coop,
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    boolean own = caller.actsFor(party) && coop != null;
    Member member = members.one(own ? coop : coopToRead(coop, caller), party);
    Paging.Part<MemberEntry> page =
        Paging.after(after, MemberService.newestFirst(member), MemberEntry::id, limit);
    return new MemberView.HistoryPage(page.shown(MemberView.EntryView::of), page.next());
  }

  /** The accounts of the caller's own household, one for each co-op. */
  @GetMapping("/member-accounts")
  MemberView.Page own(@RequestParam(name = "year", required = false) Integer year, Caller caller) {
    String party = caller.requireParty();
    return new MemberView.Page(
        members.with(party).stream().map(member -> view(member, year)).toList(), null);
  }

  /** Adds a member. */
  @PostMapping("/members")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<MemberView> add(
      @RequestHeader("Idempotency-Key") String key, @RequestBody NewMember request, Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.create(
        caller,
        key,
        "member.add",
        request,
        MemberView.class,
        member -> "/api/settlement/members/" + member.party(),
        operation -> view(members.add(coop, request.draft(), operation), null));
  }

  /** Adds up to 500 members at once, or none: every line at fault is named. */
  @PostMapping("/members/imports")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Imported> importAll(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ImportRequest request,
      Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    if (request.csv() == null) {
      throw Refusal.invalid("request.field_invalid", "csv", "csv");
    }
    return operations.once(
        caller,
        key,
        "member.import",
        request,
        HttpStatus.CREATED,
        Imported.class,
        operation -> new Imported(members.importAll(coop, request.csv(), operation)));
  }

  /**
   * How many members an import has added.
   *
   * @param added so many
   */
  record Imported(int added) {}

  /** Records a contribution, withdrawal, quantified share or delivery of a member. */
  @PostMapping("/members/{party}/entries")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<MemberView> record(
      @PathVariable String party,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody EntryDraft request,
      Caller caller) {
    String coop = caller.require(Role.COOP_MANAGER).requireParty();
    return operations.once(
        caller,
        key,
        "member.entry:" + party,
        request,
        HttpStatus.CREATED,
        MemberView.class,
        operation -> view(members.record(coop, party, request, operation), null));
  }

  private MemberView view(Member member, Integer year) {
    int of = year == null ? members.today().getYear() : year;
    return MemberView.of(member, members.today(), of, members.tradeVolume(member, of));
  }

  private static String coopToRead(String coop, Caller caller) {
    return Readers.coopToRead(coop, caller, (other, own) -> false, "member.unknown");
  }
}
