package org.tongtian.orders.worklist;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.Order;

/** A co-operative's orders as a file. */
@RestController
class ExportController {

  /** How many orders the file will hold, so that a screen can tell how far it is. */
  static final String ORDERS = "Tongtian-Orders";

  private static final int PAGE = 200;
  private static final int MOST_DAYS = 400;

  private final OrderLists lists;

  ExportController(OrderLists lists) {
    this.lists = lists;
  }

  /**
   * The orders that were placed in a range of days, Asia/Shanghai, as CSV in the caller's language,
   * oldest first. It is written while it is read, page by page; an order placed or moved on
   * meanwhile is in it once or not at all. 400 {@code search.days_invalid}, {@code
   * export.too_long}.
   */
  @GetMapping("/api/orders/queue/export")
  void export(
      Caller caller,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      Locale language,
      HttpServletResponse response)
      throws IOException {
    String party = caller.require(Role.COOP_MANAGER).requireParty();
    Span days = WorklistService.days(from, to);
    if (from.plusDays(MOST_DAYS).isBefore(to)) {
      throw Refusal.invalid("export.too_long", "to", MOST_DAYS);
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(ORDERS, Long.toString(lists.count(party, days)));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("orders-" + from + "-" + to + ".csv")
            .build()
            .toString());
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      write(party, days, new OrderCsv(language), out);
    }
  }

  private void write(String party, Span days, OrderCsv csv, Writer out) throws IOException {
    out.write(OrderCsv.BYTE_ORDER_MARK);
    out.write(csv.head());
    Span left = days;
    while (true) {
      List<Order> page = lists.ofCooperative(party, left, false, PAGE);
      for (Order order : page) {
        out.write(csv.rows(order));
      }
      if (page.size() < PAGE) {
        return;
      }
      out.flush();
      left = left.behind(page.getLast().position(), false);
    }
  }
}
