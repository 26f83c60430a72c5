package org.tongtian.settlement.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.WorkedExample;

/**
 * A month of 100 sales for a draft that has no past: its worked examples in turn, or one to five
 * times its example sale. Nothing in it is by chance.
 */
@Pure
final class SampleMonth {

  static final int SALES = 100;
  private static final int MOST_TIMES = 5;
  private static final Duration APART = Duration.ofHours(7);

  private SampleMonth() {}

  /** From what the terms give as worked examples. */
  static Inputs ofExamples(ContractTerms terms) {
    List<Happening> happenings = new ArrayList<>();
    for (int i = 0; i < SALES; i++) {
      WorkedExample example = terms.examples().get(i % terms.examples().size());
      add(
          happenings,
          terms,
          i,
          new Quantity(example.quantityThousandths()),
          example.unit(),
          example.gross().amount(),
          example);
    }
    return inputs(happenings);
  }

  /** From one example sale. */
  static Inputs of(ContractTerms terms, SampleSale sale) {
    List<Happening> happenings = new ArrayList<>();
    for (int i = 0; i < SALES; i++) {
      long times = 1L + i % MOST_TIMES;
      Quantity quantity = new Quantity(Math.multiplyExact(sale.quantity().thousandths(), times));
      long gross = Math.multiplyExact(sale.gross().amount(), times);
      add(happenings, terms, i, quantity, sale.unit(), gross, null);
    }
    return inputs(happenings);
  }

  private static Inputs inputs(List<Happening> happenings) {
    return new Inputs(Inputs.Source.SAMPLE_MONTH, null, happenings, false, Map.of());
  }

  private static void add(
      List<Happening> happenings,
      ContractTerms terms,
      int place,
      Quantity quantity,
      String unit,
      long gross,
      WorkedExample example) {
    YearMonth month = YearMonth.from(terms.effectiveFrom().atZone(BookFold.ZONE));
    Instant at =
        month
            .atDay(1)
            .atStartOfDay(BookFold.ZONE)
            .toInstant()
            .plus(APART.multipliedBy((long) place));
    String id = "sample-" + (place + 1);
    String host = example == null ? CaseEvents.first(terms, PartyKind.HOST) : example.host();
    Money market = example == null ? null : example.market();
    BookedSale sale =
        new BookedSale(
            id,
            id,
            new Text("样本成交", "sample sale"),
            unit,
            quantity,
            gross,
            terms.version(),
            example == null ? null : example.grade(),
            host,
            example == null ? null : example.legs(),
            null,
            month.toString(),
            market == null ? null : market.amount(),
            null,
            null,
            id,
            example == null ? BesidePrice.NOTHING : example.beside());
    happenings.add(Happening.paid(at, sale));
    happenings.add(Happening.received(at, id));
  }
}
