package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;

/**
 * What a simulation runs on.
 *
 * @param source of the sales
 * @param from when the past begins, null for a sample month
 * @param happenings in the order in which they were booked
 * @param isCut whether there were more sales than are taken
 * @param funds what each fund has before the first sale, fen
 */
@Pure
record Inputs(
    Source source,
    Instant from,
    List<Happening> happenings,
    boolean isCut,
    Map<String, Long> funds) {

  /** Where sales come from. */
  enum Source {
    /** Sales of the contract's book. */
    PAST,
    /** Invented sales, from what the draft gives as an example. */
    SAMPLE_MONTH
  }

  /** The sales that were paid, in order. */
  List<Happening> paid() {
    return happenings.stream().filter(each -> each.what() == Happening.What.PAID).toList();
  }

  /** Changes where anything changes that the figures follow from; SHA-256, hex. */
  String hash() {
    StringBuilder hashes = new StringBuilder(source.name()).append(isCut);
    for (Map.Entry<String, Long> fund : new TreeMap<>(funds).entrySet()) {
      hashes.append('\n').append(fund.getKey()).append(' ').append(fund.getValue());
    }
    for (Happening each : happenings) {
      hashes.append('\n').append(Sha256.of(CanonicalJson.of(fields(each))));
    }
    return Sha256.of(hashes.toString());
  }

  private static Map<String, Object> fields(Happening each) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("what", each.what().name());
    fields.put("at", each.at().toString());
    fields.put("saleId", each.saleId());
    fields.put("amount", each.amount());
    addParts(fields, each.beside());
    BookedSale sale = each.sale();
    if (sale != null) {
      fields.put("gross", sale.gross());
      addParts(fields, sale.beside());
      fields.put("thousandths", sale.quantity().thousandths());
      fields.put("unit", sale.unit());
      fields.put("grade", sale.grade());
      fields.put("host", sale.host());
      fields.put("legs", sale.legs());
      fields.put("month", sale.month());
      fields.put("market", sale.market());
    }
    return fields;
  }

  private static void addParts(Map<String, Object> fields, BesidePrice beside) {
    if (!beside.isNothing()) {
      fields.put("cooperativeCoupon", beside.cooperativeCoupon());
      fields.put("platformCoupon", beside.platformCoupon());
      fields.put("delivery", beside.delivery());
    }
  }
}
