package org.tongtian.settlement.statement.export;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Problems;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.reading.Readers;
import org.tongtian.settlement.statement.Span;
import org.tongtian.settlement.statement.StatementService;

/** Takes requests for exports and shows who asked how far they are. */
@Service
class ExportService {

  private final StatementService statements;
  private final ExportRepository exports;
  private final ExportSettings settings;
  private final Problems problems;
  private final Clock clock;

  ExportService(
      StatementService statements,
      ExportRepository exports,
      ExportSettings settings,
      Problems problems,
      Clock clock) {
    this.statements = statements;
    this.exports = exports;
    this.settings = settings;
    this.problems = problems;
    this.clock = clock;
  }

  /**
   * Takes a request.
   *
   * @param operation the same for every retry: the export's id
   */
  ExportView ask(ExportRequest request, Caller caller, String operation) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String party = Readers.partyToRead(request.party(), caller);
    statements.party(party);
    if (request.format() == null) {
      throw Refusal.invalid("request.field_invalid", "format", "format");
    }
    String lang = request.lang() == null ? "zh" : request.lang();
    if (!List.of("zh", "en").contains(lang)) {
      throw Refusal.invalid("request.field_invalid", "lang", "lang");
    }
    Span asked =
        Span.of(
            request.period(), request.from(), request.to(), request.dated(), request.asOf(), now);
    Span span = asked.asOf() == null || asked.asOf().isAfter(now) ? asked.knownAt(now) : asked;
    exports.insert(
        new ExportJob(
            operation,
            caller.accountId(),
            party,
            span.name(),
            span.from().toString(),
            span.to().toString(),
            span.dated().name(),
            span.asOf(),
            request.format().name(),
            lang,
            ExportState.WAITING.name(),
            null,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            now,
            now.plus(settings.kept())));
    return view(operation, caller);
  }

  ExportView view(String id, Caller caller) {
    return view(require(id, caller));
  }

  List<ExportView> ofAccount(Caller caller, String after, int limit) {
    return exports.ofAccount(caller.accountId(), after, limit).stream()
        .filter(job -> isReadable(job, caller))
        .map(this::view)
        .toList();
  }

  /** An export whose file is there. */
  ExportJob finished(String id, Caller caller) {
    ExportJob job = require(id, caller);
    if (!job.state().equals(ExportState.DONE.name())) {
      throw Refusal.conflict("export.not_ready");
    }
    return job;
  }

  InputStream file(ExportJob job) {
    return exports.file(job.id(), job.size());
  }

  private ExportJob require(String id, Caller caller) {
    return exports
        .find(id)
        .filter(job -> isReadable(job, caller))
        .orElseThrow(() -> Refusal.notFound("export.unknown"));
  }

  /** Who asked may read it, as long as that person still may read that party's statement. */
  private static boolean isReadable(ExportJob job, Caller caller) {
    boolean isAuditor = caller.readsEverything();
    return job.account().equals(caller.accountId()) && (isAuditor || caller.actsFor(job.party()));
  }

  private ExportView view(ExportJob job) {
    ExportView.Problem problem =
        job.problem() == null
            ? null
            : new ExportView.Problem(
                job.problem(), problems.of(HttpStatus.CONFLICT, job.problem(), null).getDetail());
    return ExportView.of(job, statements.party(job.party()), problem);
  }
}
