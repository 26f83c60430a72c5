package org.tongtian.settlement.book;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.split.Progress;
import org.tongtian.settlement.split.SplitLine;

/** The canonical text of a block made the plain way: as maps whose keys are sorted. */
final class BlockMaps {

  private BlockMaps() {}

  static String canonical(Block block) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("book", block.book());
    fields.put("seq", block.seq());
    fields.put("previous", block.previous());
    fields.put("at", block.at().toString());
    fields.put("entries", block.entries().stream().map(BlockMaps::entry).toList());
    fields.put("carries", block.carries().stream().map(BlockMaps::carry).toList());
    return CanonicalJson.of(fields);
  }

  private static Map<String, Object> entry(Entry entry) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("kind", entry.kind().name());
    fields.put("event", entry.event());
    fields.put("happenedAt", entry.happenedAt().toString());
    fields.put("lines", entry.lines().stream().map(BlockMaps::line).toList());
    put(fields, "sale", entry.sale() == null ? null : sale(entry.sale()));
    put(fields, "matter", entry.matter() == null ? null : matter(entry.matter()));
    return fields;
  }

  private static Map<String, Object> line(SplitLine line) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("clauseNo", line.clauseNo());
    fields.put("payee", line.payee());
    fields.put("amount", line.amount());
    fields.put("carried", line.carried());
    fields.put("shortfall", line.shortfall());
    put(fields, "basis", line.basis());
    put(fields, "part", line.part() == null ? null : line.part().name());
    return fields;
  }

  private static Map<String, Object> carry(VersionCarry carry) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("version", carry.version());
    fields.put("denominator", carry.carry().denominator());
    fields.put("residues", carry.carry().residues());
    if (!carry.carry().progress().isEmpty()) {
      fields.put("progress", carry.carry().progress().stream().map(BlockMaps::progress).toList());
    }
    return fields;
  }

  private static Map<String, Object> progress(Progress progress) {
    return Map.of(
        "clauseNo",
        progress.clauseNo(),
        "month",
        progress.month(),
        "measured",
        progress.measured());
  }

  private static Map<String, Object> matter(Matter matter) {
    Map<String, Object> fields = new HashMap<>();
    put(fields, "ref", matter.ref());
    put(fields, "party", matter.party());
    put(fields, "counterparty", matter.counterparty());
    put(fields, "cause", matter.cause());
    put(fields, "from", matter.from() == null ? null : matter.from().name());
    put(fields, "note", matter.note());
    fields.put("version", matter.version());
    fields.put("clauseNo", matter.clauseNo());
    fields.put("amount", matter.amount());
    if (!matter.asks().isEmpty()) {
      fields.put(
          "asks",
          matter.asks().stream()
              .map(ask -> Map.of("party", ask.party(), "amount", ask.amount()))
              .toList());
    }
    return fields;
  }

  private static Map<String, Object> sale(BookedSale sale) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("orderId", sale.orderId());
    if (!Objects.equals(sale.saleId(), sale.orderId())) {
      fields.put("saleId", sale.saleId());
    }
    putAmount(fields, "cooperativeCoupon", sale.beside().cooperativeCoupon());
    putAmount(fields, "platformCoupon", sale.beside().platformCoupon());
    putAmount(fields, "delivery", sale.beside().delivery());
    fields.put("number", sale.number());
    fields.put("product", Map.of("zh", sale.product().zh(), "en", sale.product().en()));
    fields.put("unit", sale.unit());
    fields.put("quantityThousandths", sale.quantity().thousandths());
    fields.put("gross", sale.gross());
    fields.put("contractVersion", sale.contractVersion());
    put(fields, "grade", sale.grade());
    put(fields, "host", sale.host());
    put(fields, "legs", sale.legs());
    put(fields, "lot", sale.lot());
    put(fields, "month", sale.month());
    put(fields, "market", sale.market());
    put(fields, "productId", sale.productId());
    put(fields, "room", sale.room());
    return fields;
  }

  private static void putAmount(Map<String, Object> fields, String name, long fen) {
    if (fen != 0) {
      fields.put(name, fen);
    }
  }

  private static void put(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
