package org.tongtian.settlement.statement.export;

import java.time.Instant;
import java.util.List;
import org.tongtian.api.party.Party;

/**
 * An export as its owner sees it.
 *
 * @param percent of the lines that are written; 100 where it is done
 * @param lang zh or en
 * @param from first day
 * @param to last day
 * @param size bytes, null before it is done
 * @param sha256 of the file, hex, null before it is done
 * @param contentHash of what it says, the same for every format and language
 * @param expiresAt when it is thrown away
 * @param problem null unless it failed
 */
record ExportView(
    String id,
    ExportState state,
    int percent,
    Lines lines,
    ExportFormat format,
    String lang,
    Party party,
    String from,
    String to,
    String dated,
    Instant asOf,
    String fileName,
    Long size,
    String sha256,
    String contentHash,
    Instant createdAt,
    Instant expiresAt,
    Problem problem) {

  /**
   * How far it is.
   *
   * @param all null before it has begun
   */
  record Lines(long done, Long all) {}

  /** What went wrong. */
  record Problem(String code, String detail) {}

  /** A list, newest first. */
  record ExportList(List<ExportView> items, String next) {}

  static ExportView of(ExportJob job, Party party, Problem problem) {
    ExportState state = ExportState.valueOf(job.state());
    return new ExportView(
        job.id(),
        state,
        percent(job, state),
        new Lines(job.done(), job.all()),
        ExportFormat.valueOf(job.format()),
        job.lang(),
        party,
        job.from(),
        job.to(),
        job.dated(),
        job.asOf(),
        job.fileName(),
        job.size(),
        job.sha256(),
        job.contentHash(),
        job.createdAt(),
        job.expiresAt(),
        problem);
  }

  /** Rounded down; 100 only where the file is there. */
  private static int percent(ExportJob job, ExportState state) {
    if (state == ExportState.DONE) {
      return 100;
    }
    return job.all() == null || job.all() == 0
        ? 0
        : (int) Math.min(99, job.done() * 100 / job.all());
  }
}
