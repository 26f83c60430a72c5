package org.tongtian.settlement.statement.export;

/**
 * What is asked for.
 *
 * @param period business month or half of one; null for named days or this month
 * @param from first day, null with a period
 * @param to last day, null with a period
 * @param dated BOOKED (also null) or HAPPENED
 * @param asOf as known at that instant; null for now
 * @param format CSV, XLSX or PDF
 * @param lang zh (also null) or en
 * @param party for auditors; null for the caller's own
 */
record ExportRequest(
    String period,
    String from,
    String to,
    String dated,
    String asOf,
    ExportFormat format,
    String lang,
    String party) {}
