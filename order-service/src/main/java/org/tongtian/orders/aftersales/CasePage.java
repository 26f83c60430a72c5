package org.tongtian.orders.aftersales;

import java.util.List;

/**
 * A page of cases.
 *
 * @param next where the next page begins, null on the last one
 */
record CasePage(List<CaseView> items, String next) {

  /** A page of at most so many of the cases found; one more was looked for. */
  static CasePage of(List<AfterSalesCase> found, int limit, Actor viewer) {
    List<AfterSalesCase> page = found.size() > limit ? found.subList(0, limit) : found;
    String next = found.size() > limit ? page.getLast().position() : null;
    return new CasePage(page.stream().map(each -> CaseView.of(each, viewer)).toList(), next);
  }
}
