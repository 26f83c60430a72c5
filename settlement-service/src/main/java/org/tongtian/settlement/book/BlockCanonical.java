package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.proof.JsonBytes;
import org.tongtian.settlement.split.Carry;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

/**
 * Writes the canonical text of a block: the keys of each object stand here in the order in which
 * canonical JSON has them. Absent fields are left out.
 */
@Pure
final class BlockCanonical {

  /** Most entries have six lines of a hundred bytes each. */
  private static final int BYTES_OF_ENTRY = 1_200;

  private final JsonBytes json;

  private BlockCanonical(int entries) {
    json = new JsonBytes(Math.multiplyExact(entries + 1, BYTES_OF_ENTRY));
  }

  /** The text in UTF-8 of everything of a block but its hash and its outbox. */
  static byte[] of(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {
    BlockCanonical text = new BlockCanonical(entries.size());
    text.block(book, seq, previous, at, entries, carries);
    return text.json.toBytes();
  }

  private void block(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {
    json.raw(BlockKeys.AT);
    json.instant(at);
    json.raw(BlockKeys.BOOK);
    json.text(book);
    json.raw(BlockKeys.CARRIES);
    char separator = '[';
    for (VersionCarry each : carries) {
      json.raw(separator);
      carry(each.version(), each.carry());
      separator = ',';
    }
    close(separator);
    json.raw(BlockKeys.ENTRIES);
    separator = '[';
    for (Entry each : entries) {
      json.raw(separator);
      entry(each);
      separator = ',';
    }
    close(separator);
    json.raw(BlockKeys.PREVIOUS);
    json.text(previous);
    json.raw(BlockKeys.SEQ);
    json.number(seq);
    json.raw('}');
  }

  /** Closes a list whose elements each wrote the separator before them. */
  private void close(char separator) {
    if (separator == '[') {
      json.raw('[');
    }
    json.raw(']');
  }

  private void carry(int version, Carry carry) {
    json.raw(BlockKeys.DENOMINATOR);
    json.number(carry.denominator());
    if (!carry.progress().isEmpty()) {
      json.raw(BlockKeys.PROGRESS);
      char separator = '[';
      for (Progress each : carry.progress()) {
        json.raw(separator);
        progress(each);
        separator = ',';
      }
      json.raw(']');
    }
    json.raw(BlockKeys.RESIDUES);
    char separator = '[';
    for (long residue : carry.residues()) {
      json.raw(separator);
      json.number(residue);
      separator = ',';
    }
    close(separator);
    json.raw(BlockKeys.VERSION);
    json.number(version);
    json.raw('}');
  }

  private void progress(Progress progress) {
    json.raw(BlockKeys.FIRST_CLAUSE_NO);
    json.number(progress.clauseNo());
    json.raw(BlockKeys.MEASURED);
    json.number(progress.measured());
    json.raw(BlockKeys.MONTH);
    json.text(Objects.requireNonNull(progress.month()));
    json.raw('}');
  }

  private void entry(Entry entry) {
    json.raw(BlockKeys.EVENT);
    json.text(entry.event());
    json.raw(BlockKeys.HAPPENED_AT);
    json.instant(entry.happenedAt());
    json.raw(BlockKeys.KIND);
    json.text(entry.kind().name());
    json.raw(BlockKeys.LINES);
    char separator = '[';
    for (SplitLine each : entry.lines()) {
      json.raw(separator);
      line(each);
      separator = ',';
    }
    close(separator);
    if (entry.matter() != null) {
      json.raw(BlockKeys.MATTER);
      matter(entry.matter());
    }
    if (entry.sale() != null) {
      json.raw(BlockKeys.SALE);
      sale(entry.sale());
    }
    json.raw('}');
  }

  private void line(SplitLine line) {
    json.raw(BlockKeys.FIRST_AMOUNT);
    json.number(line.amount());
    number(BlockKeys.BASIS, line.basis());
    json.raw(BlockKeys.CARRIED);
    json.number(line.carried());
    json.raw(BlockKeys.CLAUSE_NO);
    json.number(line.clauseNo());
    text(BlockKeys.PART, line.part() == null ? null : line.part().name());
    json.raw(BlockKeys.PAYEE);
    json.text(line.payee());
    json.raw(BlockKeys.SHORTFALL);
    json.number(line.shortfall());
    json.raw('}');
  }

  private void matter(Matter matter) {
    json.raw(BlockKeys.FIRST_AMOUNT);
    json.number(matter.amount());
    if (!matter.asks().isEmpty()) {
      asks(matter.asks());
    }
    text(BlockKeys.CAUSE, matter.cause());
    json.raw(BlockKeys.CLAUSE_NO);
    json.number(matter.clauseNo());
    text(BlockKeys.COUNTERPARTY, matter.counterparty());
    text(BlockKeys.FROM, matter.from() == null ? null : matter.from().name());
    text(BlockKeys.NOTE, matter.note());
    text(BlockKeys.PARTY, matter.party());
    text(BlockKeys.REF, matter.ref());
    json.raw(BlockKeys.VERSION);
    json.number(matter.version());
    json.raw('}');
  }

  private void asks(List<Ask> asks) {
    json.raw(BlockKeys.ASKS);
    char separator = '[';
    for (Ask each : asks) {
      json.raw(separator);
      json.raw(BlockKeys.FIRST_AMOUNT);
      json.number(each.amount());
      json.raw(BlockKeys.PARTY);
      json.text(Objects.requireNonNull(each.party()));
      json.raw('}');
      separator = ',';
    }
    json.raw(']');
  }

  private void sale(BookedSale sale) {
    json.raw(BlockKeys.CONTRACT_VERSION);
    json.number(sale.contractVersion());
    amount(BlockKeys.COOPERATIVE_COUPON, sale.beside().cooperativeCoupon());
    amount(BlockKeys.DELIVERY, sale.beside().delivery());
    text(BlockKeys.GRADE, sale.grade());
    json.raw(BlockKeys.GROSS);
    json.number(sale.gross());
    text(BlockKeys.HOST, sale.host());
    if (sale.legs() != null) {
      json.raw(BlockKeys.LEGS);
      json.number(sale.legs());
    }
    text(BlockKeys.LOT, sale.lot());
    number(BlockKeys.MARKET, sale.market());
    text(BlockKeys.MONTH, sale.month());
    json.raw(BlockKeys.NUMBER);
    json.text(sale.number());
    json.raw(BlockKeys.ORDER_ID);
    json.text(sale.orderId());
    amount(BlockKeys.PLATFORM_COUPON, sale.beside().platformCoupon());
    product(sale.product());
    text(BlockKeys.PRODUCT_ID, sale.productId());
    json.raw(BlockKeys.QUANTITY);
    json.number(sale.quantity().thousandths());
    text(BlockKeys.ROOM, sale.room());
    if (!Objects.equals(sale.saleId(), sale.orderId())) {
      json.raw(BlockKeys.SALE_ID);
      json.text(sale.saleId());
    }
    json.raw(BlockKeys.UNIT);
    json.text(sale.unit());
    json.raw('}');
  }

  private void product(Text product) {
    json.raw(BlockKeys.PRODUCT);
    json.text(Objects.requireNonNull(product.en()));
    json.raw(BlockKeys.ZH);
    json.text(Objects.requireNonNull(product.zh()));
    json.raw('}');
  }

  private void text(byte[] key, String value) {
    if (value != null) {
      json.raw(key);
      json.text(value);
    }
  }

  /** Nothing is left out. */
  private void amount(byte[] key, long fen) {
    if (fen != 0) {
      json.raw(key);
      json.number(fen);
    }
  }

  private void number(byte[] key, Long value) {
    if (value != null) {
      json.raw(key);
      json.number(value);
    }
  }
}
