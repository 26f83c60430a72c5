package org.tongtian.settlement.statement.export;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.tongtian.settlement.reading.Paging;
import org.tongtian.settlement.statement.export.ExportView.ExportList;

/** Statements as files (promise S16): asked for, followed, fetched. */
@RestController
@RequestMapping("/api/settlement/exports")
class ExportController {

  private static final String PATH = "/api/settlement/exports/";

  private final ExportService exports;
  private final IdempotentOperations operations;

  ExportController(ExportService exports, IdempotentOperations operations) {
    this.exports = exports;
    this.operations = operations;
  }

  /** Asks for a statement as a file; it is written while the caller waits or goes away. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<ExportView> ask(
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody ExportRequest request,
      Caller caller) {
    ResponseEntity<ExportView> answer =
        operations.once(
            caller,
            key,
            "statement.export",
            request,
            HttpStatus.ACCEPTED,
            ExportView.class,
            operation -> exports.ask(request, caller, operation));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .location(URI.create(PATH + answer.getBody().id()))
        .body(answer.getBody());
  }

  /**
   * The caller's own exports, newest first.
   *
   * @param after id of the last one of the page before
   * @param limit from 1 to 100
   */
  @GetMapping
  ExportList mine(
      @RequestParam(name = "after", required = false) String after,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      Caller caller) {
    List<ExportView> found = exports.ofAccount(caller, after, Paging.checked(limit) + 1);
    Paging.Part<ExportView> page = Paging.first(found, ExportView::id, limit);
    return new ExportList(page.items(), page.next());
  }

  /** How far an export is; 404 for everybody but who asked for it. */
  @GetMapping("/{id}")
  ExportView one(@PathVariable String id, Caller caller) {
    return exports.view(id, caller);
  }

  /** The file; 409 where it is not written yet, 404 for everybody but who asked for it. */
  @GetMapping("/{id}/file")
  ResponseEntity<Resource> file(@PathVariable String id, Caller caller) {
    ExportJob job = exports.finished(id, caller);
    InputStream bytes = exports.file(job);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ExportFormat.valueOf(job.format()).mediaType()))
        .contentLength(job.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(job.fileName()).build().toString())
        .body(new InputStreamResource(bytes));
  }
}
