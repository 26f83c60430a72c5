package org.tongtian.settlement.statement.export;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An export as it is stored; public for the record codec alone.
 *
 * @param account who asked for it
 * @param party whose statement it is
 * @param period null where the days were named
 * @param from first day
 * @param to last day
 * @param asOf fixed when it was asked for: whoever writes it writes the same
 * @param owner the attempt that writes it, null where nobody does
 * @param beatAt when that last said something
 * @param done lines written
 * @param all lines to write, null before it has begun
 * @param size bytes, null before it is done
 * @param sha256 of the file
 * @param contentHash of what it says, see {@link ContentHash}
 * @param problem code of what went wrong, null where nothing did
 */
public record ExportJob(
    @BsonId String id,
    String account,
    String party,
    String period,
    String from,
    String to,
    String dated,
    Instant asOf,
    String format,
    String lang,
    String state,
    String owner,
    Instant beatAt,
    long done,
    Long all,
    Long size,
    String sha256,
    String contentHash,
    String problem,
    Instant createdAt,
    Instant expiresAt) {

  String fileName() {
    return "tongtian-" + from + "_" + to + "." + ExportFormat.valueOf(format).extension();
  }
}
