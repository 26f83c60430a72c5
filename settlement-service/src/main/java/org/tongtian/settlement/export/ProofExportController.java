package org.tongtian.settlement.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.book.BookAudit;
import org.tongtian.settlement.book.BookService;
import org.tongtian.settlement.heads.BookReaders;

/**
 * Whole books for their parties and auditors: as an export that proves itself, and audited here.
 */
@RestController
@RequestMapping("/api/settlement")
class ProofExportController {

  private final ProofExport export;
  private final BookService books;
  private final BookReaders readers;

  ProofExportController(ProofExport export, BookService books, BookReaders readers) {
    this.export = export;
    this.books = books;
    this.readers = readers;
  }

  /**
   * What an audit found.
   *
   * @param blocks how many blocks are sound, from the first on
   * @param fault the first thing that is wrong, in the caller's language; null where nothing is
   */
  record AuditView(String book, boolean sound, long blocks, String fault) {}

  /**
   * Streams a book with everything that proves it (docs/settlement-export.md).
   *
   * @param book id of the contract
   */
  @GetMapping("/export")
  void export(@RequestParam("book") String book, Caller caller, HttpServletResponse response)
      throws IOException {
    requireReader(book, caller);
    response.setContentType("application/x-ndjson");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("settlement-" + book + ".ndjson")
            .build()
            .toString());
    export.write(book, response.getOutputStream());
  }

  /** Checks a whole book against its chain and its contract. */
  @GetMapping("/audit/{book}")
  AuditView audit(@PathVariable String book, Caller caller, Locale locale) {
    requireReader(book, caller);
    BookAudit.Finding finding = books.audit(book);
    return new AuditView(
        book,
        finding.isSound(),
        finding.blocks(),
        finding.isSound() ? null : finding.fault().in(locale.getLanguage()));
  }

  private void requireReader(String book, Caller caller) {
    if (!readers.mayRead(book, caller)) {
      throw Refusal.notFound("contract.unknown");
    }
  }
}
