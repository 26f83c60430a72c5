package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.SalePart;
import org.tongtian.settlement.proof.JsonCursor;
import org.tongtian.settlement.proof.NotCanonicalException;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

/**
 * Reads a block's canonical text back. It takes nothing but what {@link Block#canonicalBytes()}
 * writes: whatever was read has this very text.
 */
@Pure
public final class BlockText {

  private final JsonCursor json;

  private BlockText(JsonCursor json) {
    this.json = json;
  }

  /**
   * The block that a stretch of UTF-8 states.
   *
   * @param hash the block's hash, as stated; not checked here
   * @throws NotCanonicalException where it is not the canonical text of a block
   * @throws IllegalArgumentException where a value is none of those that a field can have
   * @throws ArithmeticException where residues are beyond a long
   */
  public static Block read(byte[] text, int offset, int length, String hash) {
    JsonCursor json = new JsonCursor(text, offset, length);
    Block block = new BlockText(json).block(hash);
    json.expectEnd();
    return block;
  }

  private Block block(String hash) {
    json.expect(BlockKeys.AT);
    Instant at = json.instant();
    json.expect(BlockKeys.BOOK);
    String book = json.text();
    json.expect(BlockKeys.CARRIES);
    List<VersionCarry> carries = list(this::carry);
    json.expect(BlockKeys.ENTRIES);
    List<Entry> entries = list(this::entry);
    json.expect(BlockKeys.PREVIOUS);
    String previous = json.text();
    json.expect(BlockKeys.SEQ);
    long seq = json.number();
    json.expect('}');
    return new Block(Block.id(book, seq), book, seq, previous, at, entries, carries, hash);
  }

  private <T> List<T> list(Supplier<T> element) {
    json.expect('[');
    if (json.takes(']')) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    do {
      read.add(element.get());
    } while (json.takes(','));
    json.expect(']');
    return read;
  }

  /** A list that is left out where it has nothing. */
  private <T> List<T> listIf(byte[] key, Supplier<T> element) {
    if (!json.takes(key)) {
      return List.of();
    }
    List<T> read = list(element);
    if (read.isEmpty()) {
      throw new IllegalArgumentException("an empty list is left out");
    }
    return read;
  }

  private VersionCarry carry() {
    json.expect(BlockKeys.DENOMINATOR);
    long denominator = json.number();
    List<Progress> progress = listIf(BlockKeys.PROGRESS, this::progress);
    json.expect(BlockKeys.RESIDUES);
    List<Long> residues = list(json::number);
    json.expect(BlockKeys.VERSION);
    int version = json.smallNumber();
    json.expect('}');
    return new VersionCarry(version, new Carry(denominator, residues, progress));
  }

  private Progress progress() {
    json.expect(BlockKeys.FIRST_CLAUSE_NO);
    int clauseNo = json.smallNumber();
    json.expect(BlockKeys.MEASURED);
    long measured = json.number();
    json.expect(BlockKeys.MONTH);
    String month = json.text();
    json.expect('}');
    return new Progress(clauseNo, month, measured);
  }

  private Entry entry() {
    json.expect(BlockKeys.EVENT);
    String event = json.textOrNull();
    json.expect(BlockKeys.HAPPENED_AT);
    Instant happenedAt = json.instant();
    json.expect(BlockKeys.KIND);
    EntryKind kind = EntryKind.valueOf(json.text());
    json.expect(BlockKeys.LINES);
    List<SplitLine> lines = list(this::line);
    Matter matter = json.takes(BlockKeys.MATTER) ? matter() : null;
    BookedSale sale = json.takes(BlockKeys.SALE) ? sale() : null;
    json.expect('}');
    return new Entry(kind, event, happenedAt, sale, lines, matter);
  }

  private SplitLine line() {
    json.expect(BlockKeys.FIRST_AMOUNT);
    long amount = json.number();
    Long basis = numberIf(BlockKeys.BASIS);
    json.expect(BlockKeys.CARRIED);
    long carried = json.number();
    json.expect(BlockKeys.CLAUSE_NO);
    int clauseNo = json.smallNumber();
    String part = textIf(BlockKeys.PART);
    json.expect(BlockKeys.PAYEE);
    String payee = json.textOrNull();
    json.expect(BlockKeys.SHORTFALL);
    long shortfall = json.number();
    json.expect('}');
    return new SplitLine(
        clauseNo,
        payee,
        amount,
        carried,
        shortfall,
        basis,
        part == null ? null : SalePart.valueOf(part));
  }

  private Matter matter() {
    json.expect(BlockKeys.FIRST_AMOUNT);
    long amount = json.number();
    List<Ask> asks = listIf(BlockKeys.ASKS, this::ask);
    String cause = textIf(BlockKeys.CAUSE);
    json.expect(BlockKeys.CLAUSE_NO);
    int clauseNo = json.smallNumber();
    String counterparty = textIf(BlockKeys.COUNTERPARTY);
    String from = textIf(BlockKeys.FROM);
    String note = textIf(BlockKeys.NOTE);
    String party = textIf(BlockKeys.PARTY);
    String ref = textIf(BlockKeys.REF);
    json.expect(BlockKeys.VERSION);
    int version = json.smallNumber();
    json.expect('}');
    Bucket bucket = from == null ? null : Bucket.valueOf(from);
    return new Matter(
        ref, version, clauseNo, party, counterparty, amount, cause, bucket, asks, note);
  }

  private Ask ask() {
    json.expect(BlockKeys.FIRST_AMOUNT);
    long amount = json.number();
    json.expect(BlockKeys.PARTY);
    String party = json.text();
    json.expect('}');
    return new Ask(party, amount);
  }

  private BookedSale sale() {
    json.expect(BlockKeys.CONTRACT_VERSION);
    int contractVersion = json.smallNumber();
    long cooperativeCoupon = amountIf(BlockKeys.COOPERATIVE_COUPON);
    long delivery = amountIf(BlockKeys.DELIVERY);
    String grade = textIf(BlockKeys.GRADE);
    json.expect(BlockKeys.GROSS);
    long gross = json.number();
    String host = textIf(BlockKeys.HOST);
    Integer legs = json.takes(BlockKeys.LEGS) ? json.smallNumber() : null;
    String lot = textIf(BlockKeys.LOT);
    Long market = numberIf(BlockKeys.MARKET);
    String month = textIf(BlockKeys.MONTH);
    json.expect(BlockKeys.NUMBER);
    String number = json.textOrNull();
    json.expect(BlockKeys.ORDER_ID);
    String orderId = json.textOrNull();
    long platformCoupon = amountIf(BlockKeys.PLATFORM_COUPON);
    Text product = product();
    String productId = textIf(BlockKeys.PRODUCT_ID);
    json.expect(BlockKeys.QUANTITY);
    Quantity quantity = new Quantity(json.number());
    String room = textIf(BlockKeys.ROOM);
    String saleId = saleId(orderId);
    json.expect(BlockKeys.UNIT);
    String unit = json.textOrNull();
    json.expect('}');
    return new BookedSale(
        saleId,
        number,
        product,
        unit,
        quantity,
        gross,
        contractVersion,
        grade,
        host,
        legs,
        lot,
        month,
        market,
        productId,
        room,
        orderId,
        BesidePrice.of(cooperativeCoupon, platformCoupon, delivery));
  }

  /** The sale's own id is left out where it is the order's. */
  private String saleId(String orderId) {
    if (!json.takes(BlockKeys.SALE_ID)) {
      return orderId;
    }
    String saleId = json.text();
    if (saleId.equals(orderId)) {
      throw new IllegalArgumentException("a sale that is the whole order has no id of its own");
    }
    return saleId;
  }

  private Text product() {
    json.expect(BlockKeys.PRODUCT);
    String en = json.text();
    json.expect(BlockKeys.ZH);
    String zh = json.text();
    json.expect('}');
    return new Text(zh, en);
  }

  private String textIf(byte[] key) {
    return json.takes(key) ? json.text() : null;
  }

  /** An amount that is left out where it is nothing. */
  private long amountIf(byte[] key) {
    if (!json.takes(key)) {
      return 0;
    }
    long fen = json.number();
    if (fen == 0) {
      throw new IllegalArgumentException("an amount of nothing is left out");
    }
    return fen;
  }

  private Long numberIf(byte[] key) {
    return json.takes(key) ? json.number() : null;
  }
}
