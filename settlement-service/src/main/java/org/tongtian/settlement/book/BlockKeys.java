package org.tongtian.settlement.book;

import static org.tongtian.settlement.proof.JsonBytes.ascii;

import org.tongtian.kit.Pure;

/**
 * The keys of a block's canonical text with what stands before and after them, in their order;
 * {@code first} ones open their object.
 */
@Pure
final class BlockKeys {

  static final byte[] AT = first("at");
  static final byte[] BOOK = next("book");
  static final byte[] CARRIES = next("carries");
  static final byte[] ENTRIES = next("entries");
  static final byte[] PREVIOUS = next("previous");
  static final byte[] SEQ = next("seq");

  static final byte[] DENOMINATOR = first("denominator");
  static final byte[] PROGRESS = next("progress");
  static final byte[] RESIDUES = next("residues");
  static final byte[] VERSION = next("version");

  static final byte[] FIRST_CLAUSE_NO = first("clauseNo");
  static final byte[] MEASURED = next("measured");
  static final byte[] MONTH = next("month");

  static final byte[] EVENT = first("event");
  static final byte[] HAPPENED_AT = next("happenedAt");
  static final byte[] KIND = next("kind");
  static final byte[] LINES = next("lines");
  static final byte[] MATTER = next("matter");
  static final byte[] SALE = next("sale");

  static final byte[] FIRST_AMOUNT = first("amount");
  static final byte[] BASIS = next("basis");
  static final byte[] CARRIED = next("carried");
  static final byte[] CLAUSE_NO = next("clauseNo");
  static final byte[] PART = next("part");
  static final byte[] PAYEE = next("payee");
  static final byte[] SHORTFALL = next("shortfall");

  static final byte[] ASKS = next("asks");
  static final byte[] CAUSE = next("cause");
  static final byte[] COUNTERPARTY = next("counterparty");
  static final byte[] FROM = next("from");
  static final byte[] NOTE = next("note");
  static final byte[] PARTY = next("party");
  static final byte[] REF = next("ref");

  static final byte[] CONTRACT_VERSION = first("contractVersion");
  static final byte[] COOPERATIVE_COUPON = next("cooperativeCoupon");
  static final byte[] DELIVERY = next("delivery");
  static final byte[] GRADE = next("grade");
  static final byte[] GROSS = next("gross");
  static final byte[] HOST = next("host");
  static final byte[] LEGS = next("legs");
  static final byte[] LOT = next("lot");
  static final byte[] MARKET = next("market");
  static final byte[] NUMBER = next("number");
  static final byte[] ORDER_ID = next("orderId");
  static final byte[] PLATFORM_COUPON = next("platformCoupon");
  static final byte[] PRODUCT = ascii(",\"product\":{\"en\":");
  static final byte[] ZH = next("zh");
  static final byte[] PRODUCT_ID = next("productId");
  static final byte[] QUANTITY = next("quantityThousandths");
  static final byte[] ROOM = next("room");
  static final byte[] SALE_ID = next("saleId");
  static final byte[] UNIT = next("unit");

  private BlockKeys() {}

  private static byte[] first(String key) {
    return ascii("{\"" + key + "\":");
  }

  private static byte[] next(String key) {
    return ascii(",\"" + key + "\":");
  }
}
