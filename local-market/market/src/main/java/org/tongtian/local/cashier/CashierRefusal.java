package org.tongtian.local.cashier;

/** A request that the cashier refuses; nothing was changed. */
final class CashierRefusal extends RuntimeException {

  private final int status;
  private final String code;
  private final String zh;
  private final String en;

  private CashierRefusal(int status, String code, String zh, String en) {
    super(code);
    this.status = status;
    this.code = code;
    this.zh = zh;
    this.en = en;
  }

  static CashierRefusal unsigned() {
    return new CashierRefusal(
        401, "cashier.signature_invalid", "签名不对。", "The signature is not valid.");
  }

  static CashierRefusal malformed() {
    return new CashierRefusal(
        400, "cashier.request_invalid", "请求读不懂。", "The request could not be read.");
  }

  static CashierRefusal statementNotReady() {
    return new CashierRefusal(
        409,
        "cashier.statement_not_ready",
        "这一天还没有过完，账单还没有出。",
        "That day is not over; its statement is not issued yet.");
  }

  static CashierRefusal tooLarge() {
    return new CashierRefusal(413, "cashier.request_too_large", "内容太大了。", "Too large.");
  }

  static CashierRefusal unknown() {
    return new CashierRefusal(
        404, "cashier.transaction_unknown", "没有这笔付款。", "There is no such transaction.");
  }

  static CashierRefusal notPayable() {
    return new CashierRefusal(
        409,
        "cashier.transaction_closed",
        "这笔付款已经关闭，钱没有扣。",
        "This transaction is closed; nothing was charged.");
  }

  static CashierRefusal otherTerms() {
    return new CashierRefusal(
        409,
        "cashier.order_known_with_other_terms",
        "同一个订单号的金额不一样。",
        "The same order was opened with another amount.");
  }

  static CashierRefusal notRefundable() {
    return new CashierRefusal(
        409,
        "cashier.not_refundable",
        "没有付过，或者超过了付的钱，不能退。",
        "Not paid, or more than was paid; it cannot be refunded.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String in(String language) {
    return language != null && language.startsWith("en") ? en : zh;
  }
}
