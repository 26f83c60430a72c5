package org.tongtian.settlement.statement.export;

import jakarta.annotation.PreDestroy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.statement.Dating;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.Span;
import org.tongtian.settlement.statement.StatementService;
import org.tongtian.settlement.statement.StatementView.Effect;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/**
 * Writes the exports that wait, one at a time, so that memory stays bounded however many are asked
 * for. An instance that stops gives its export back; one that dies falls silent, and another begins
 * again: what is written is fixed by {@code asOf}.
 */
@Component
class ExportRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ExportRunner.class);
  private static final int TOLD_AFTER = 500;
  private static final Duration GIVEN_BACK_WITHIN = Duration.ofSeconds(5);

  private final StatementService statements;
  private final ExportRepository exports;
  private final ExportSettings settings;
  private final Clock clock;
  private final Semaphore free = new Semaphore(1);
  private volatile boolean isStopping;

  /** Another attempt owns the export now, or this instance stops. */
  private static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  ExportRunner(
      StatementService statements, ExportRepository exports, ExportSettings settings, Clock clock) {
    this.statements = statements;
    this.exports = exports;
    this.settings = settings;
    this.clock = clock;
  }

  /** Begins where something waits and nothing is being written here. */
  @Scheduled(fixedDelayString = "PT0.5S")
  void wake() {
    if (!isStopping && free.tryAcquire()) {
      Thread.ofPlatform().name("exports").daemon().start(this::writeAll);
    }
  }

  /** Forgets files that have expired. */
  @Scheduled(fixedDelayString = "PT1M")
  void sweep() {
    exports.sweep(now());
  }

  @PreDestroy
  void stop() throws InterruptedException {
    isStopping = true;
    if (!free.tryAcquire(GIVEN_BACK_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("An export is not given back in time; another instance will begin it again");
    }
  }

  private void writeAll() {
    try {
      Optional<ExportJob> next = take();
      while (next.isPresent() && !isStopping) {
        write(next.get());
        next = take();
      }
    } finally {
      free.release();
    }
  }

  private Optional<ExportJob> take() {
    Instant now = now();
    return exports.take(Ids.next(), now, now.minus(settings.takenOverAfter()));
  }

  private void write(ExportJob job) {
    try {
      Path file = Files.createTempFile("tongtian-export", null);
      try {
        write(job, file);
      } finally {
        Files.delete(file);
      }
    } catch (GivenUpException givenUp) {
      exports.update(job, new Document("state", ExportState.WAITING.name()));
    } catch (IOException | RuntimeException failure) {
      LOG.error("Export {} failed", job.id(), failure);
      exports.update(
          job, new Document("state", ExportState.FAILED.name()).append("problem", "export.failed"));
    }
  }

  private void write(ExportJob job, Path path) throws IOException {
    MessageDigest digest = Sha256.digest();
    FullStatement statement = statements.full(job.party(), span(job));
    tell(job, new Document("all", statement.count()));
    String contentHash;
    try (OutputStream file =
            new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest);
        ExportWriter writer =
            ExportWriter.of(
                ExportFormat.valueOf(job.format()), new ExportWords(job.lang()), file)) {
      contentHash = write(job, statement, writer);
    }
    try (InputStream file = Files.newInputStream(path)) {
      exports.store(job.id(), file);
    }
    Document done =
        new Document("state", ExportState.DONE.name())
            .append("done", statement.count())
            .append("size", Files.size(path))
            .append("sha256", Sha256.hex(digest.digest()))
            .append("contentHash", contentHash);
    tell(job, done);
  }

  private String write(ExportJob job, FullStatement statement, ExportWriter writer)
      throws IOException {
    ContentHash hash = new ContentHash(statement);
    long lines = 0;
    long sum = 0;
    writer.head(statement);
    while (statement.lines().hasNext()) {
      StatementLine line = statement.lines().next();
      writer.line(line);
      hash.add(line);
      boolean counts = line.effect() == Effect.IN || line.effect() == Effect.OUT;
      sum = Math.addExact(sum, counts ? line.amount().amount() : 0);
      if (++lines % TOLD_AFTER == 0) {
        tell(job, new Document("done", lines));
      }
    }
    if (lines != statement.count()
        || statement.opening().amount() + sum != statement.closing().amount()) {
      throw new IllegalStateException("Lines and totals of export " + job.id() + " differ");
    }
    String hex = hash.hex();
    writer.foot(statement, lines, hex);
    return hex;
  }

  private void tell(ExportJob job, Document fields) {
    if (isStopping || !exports.update(job, fields.append("beatAt", now()))) {
      throw new GivenUpException();
    }
  }

  private static Span span(ExportJob job) {
    return new Span(
        job.period(),
        LocalDate.parse(job.from()),
        LocalDate.parse(job.to()),
        Dating.valueOf(job.dated()),
        job.asOf());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
