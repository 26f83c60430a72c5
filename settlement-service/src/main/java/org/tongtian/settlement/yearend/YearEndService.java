package org.tongtian.settlement.yearend;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.member.Member;
import org.tongtian.settlement.member.MemberService;

/** Drafts and approves year ends (promises S2, S5); {@link YearEndPosting} posts them. */
@Service
class YearEndService {

  private final YearEndRepository years;
  private final CoopClauses clauses;
  private final MemberService members;
  private final Clock clock;

  YearEndService(YearEndRepository years, CoopClauses clauses, MemberService members, Clock clock) {
    this.years = years;
    this.clauses = clauses;
    this.members = members;
    this.clock = clock;
  }

  /**
   * Reckons a year end and keeps it as a draft, in place of the draft before.
   *
   * @param operation the same for every retry
   * @throws Refusal {@code yearend.already_approved}, {@code yearend.year_before_open}, {@code
   *     yearend.changed_elsewhere} (409), and what the reckoning refuses
   */
  StoredYearEnd draft(String coop, YearEndRequest request, String operation) {
    request.checked(today().getYear());
    String id = StoredYearEnd.id(coop, request.year());
    Optional<StoredYearEnd> known = years.find(id);
    if (known.isPresent() && known.get().operation().equals(operation)) {
      return known.get();
    }
    if (known.isPresent() && known.get().state() != YearEndState.DRAFT) {
      throw Refusal.conflict("yearend.already_approved", String.valueOf(request.year()));
    }
    requireYearsBeforePosted(coop, request.year());
    YearEnd result = reckon(coop, request);
    StoredYearEnd draft =
        StoredYearEnd.draft(
            result,
            returns(result),
            known.map(before -> before.revision() + 1).orElse(1L),
            operation,
            now());
    if (!years.store(draft)) {
      throw Refusal.conflict("yearend.changed_elsewhere");
    }
    return draft;
  }

  private YearEnd reckon(String coop, YearEndRequest request) {
    int year = request.year();
    CoopClauses.Sharing sharing =
        clauses.sharing(coop, request.contractId(), year, request.welfareRate());
    LocalDate last = LocalDate.of(year, 12, 31);
    List<MemberYear> figures =
        members.of(coop).stream()
            .filter(member -> !member.joinedOn().isAfter(last))
            .map(member -> figures(member, year, last))
            .toList();
    return YearEnd.of(
        new YearEndInput(
            coop,
            year,
            request.contractId(),
            sharing.version(),
            sharing.rule(),
            request.surplus().amount(),
            request.lossesFen(),
            figures));
  }

  private MemberYear figures(Member member, int year, LocalDate last) {
    return new MemberYear(
        member.party(),
        member.number(),
        member.name(),
        members.tradeVolume(member, year),
        member.standingOn(last),
        member.residues());
  }

  private List<OwedReturn> returns(YearEnd result) {
    Map<String, MemberDividend> lines =
        result.lines().stream()
            .collect(Collectors.toMap(line -> line.member().party(), Function.identity()));
    List<OwedReturn> owed = new ArrayList<>();
    for (CoopClauses.Guarantee guarantee :
        clauses.guarantees(result.input().coop(), result.input().year())) {
      MemberDividend line = lines.get(guarantee.clause().payee());
      EquityReturn terms =
          EquityReturn.of(
              guarantee.clause().capital().amount(),
              guarantee.clause().rate(),
              guarantee.months(),
              line == null ? 0 : line.byCapital(),
              line == null ? 0 : line.member().standing().capitalBase());
      owed.add(
          new OwedReturn(
              guarantee.book(),
              guarantee.version(),
              guarantee.clause().no(),
              guarantee.clause().payee(),
              guarantee.clause().guarantor(),
              terms));
    }
    return owed;
  }

  /** Residues go from year to year, so one year is finished before the next is reckoned. */
  private void requireYearsBeforePosted(String coop, int year) {
    years.of(coop).stream()
        .filter(other -> other.year() != year)
        .filter(other -> other.year() > year || other.state() != YearEndState.POSTED)
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusal.conflict("yearend.year_before_open", String.valueOf(other.year()));
            });
  }

  /**
   * Records that the members' assembly approved exactly this result; repeating it changes nothing.
   *
   * @throws Refusal {@code yearend.hash_differs}, {@code yearend.already_approved} (409), and what
   *     {@link Approval#checked} refuses
   */
  StoredYearEnd approve(String coop, int year, String hash, Approval approval) {
    StoredYearEnd stored = one(coop, year);
    if (!stored.hash().equals(hash)) {
      throw Refusal.of(HttpStatus.CONFLICT, "yearend.hash_differs", "hash");
    }
    if (stored.state() != YearEndState.DRAFT) {
      if (stored.approval().isSameAs(approval)) {
        return stored;
      }
      throw Refusal.conflict("yearend.already_approved", String.valueOf(year));
    }
    approval.checked(stored.members().size(), year, today());
    if (!years.approve(stored.id(), hash, approval)) {
      throw Refusal.conflict("yearend.changed_elsewhere");
    }
    return one(coop, year);
  }

  /**
   * One year end of a co-op.
   *
   * @throws Refusal {@code yearend.unknown} (404)
   */
  StoredYearEnd one(String coop, int year) {
    return years
        .find(StoredYearEnd.id(coop, year))
        .orElseThrow(() -> Refusal.notFound("yearend.unknown"));
  }

  /** All year ends of a co-op, the newest first. */
  List<StoredYearEnd> of(String coop) {
    return years.of(coop);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BookFold.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
