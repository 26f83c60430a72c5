package org.tongtian.settlement.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookedSale;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;

/** The events of one case, as a book gets them; one after the other, none kept. */
@Pure
final class CaseEvents {

  static final int TIMES = 5;
  private static final long HOURS_LATE = 48;
  private static final long SPREAD = 7919;
  private static final long SEED = 17;
  private static final long RETURNED = 15;
  private static final long LOST = 35;
  private static final long HUNDRED = 100;
  private static final long KEPT_PRICE = 60;

  private final CaseKind kind;
  private final Inputs inputs;
  private final ContractTerms terms;
  private final Consumer<BookEvent> sink;
  private final Map<String, Long> prices = new HashMap<>();
  private final String farmer;
  private int number;
  private int places;

  CaseEvents(CaseKind kind, Inputs inputs, ContractTerms terms, Consumer<BookEvent> sink) {
    this.kind = kind;
    this.inputs = inputs;
    this.terms = terms;
    this.sink = sink;
    this.farmer = first(terms, PartyKind.FARMER);
  }

  /** The first party of that kind in the order of ids, null where there is none. */
  static String first(ContractTerms terms, PartyKind kind) {
    return terms.parties().stream()
        .filter(party -> party.kind() == kind)
        .map(Party::id)
        .findFirst()
        .orElse(null);
  }

  /** Gives all events, in order. */
  void giveAll() {
    for (Happening each : inputs.happenings()) {
      if (kind == CaseKind.PAST) {
        past(each);
      } else if (each.what() == Happening.What.PAID) {
        stressed(SimulatedSale.under(terms, each.sale(), each.at()), each.at());
      }
    }
  }

  private void past(Happening each) {
    switch (each.what()) {
      case PAID -> pay(SimulatedSale.under(terms, each.sale(), each.at()), each.at());
      case RECEIVED -> sink.accept(new BookEvent.SaleReceived(id(), each.at(), each.saleId()));
      case CANCELLED -> sink.accept(new BookEvent.SaleCancelled(id(), each.at(), each.saleId()));
      case REFUNDED ->
          refund(
              each.saleId(), each.at(), each.amount(), SimulatedSale.agreed(terms, each.beside()));
    }
  }

  private void stressed(BookedSale sale, Instant at) {
    switch (kind) {
      case PRICE_DOWN_40 -> sell(SimulatedSale.atPart(sale, KEPT_PRICE, HUNDRED), at);
      case RETURNS_15 -> {
        int place = sell(sale, at);
        if (isReturned(place)) {
          refund(sale.saleId(), at, sale.gross(), sale.beside());
        }
      }
      case LATE_48H -> {
        sell(sale, at);
        claimDelay(sale, at);
        long lost = SimulatedSale.part(sale.gross(), LOST, HUNDRED);
        if (lost > 0) {
          refund(sale.saleId(), at, lost, PartsOf.refund(sale.beside(), sale.gross(), lost));
        }
      }
      case HOST_X5 -> {
        for (int time = 1; time <= TIMES; time++) {
          sell(SimulatedSale.again(sale, time, hostOf(sale)), at);
        }
      }
      case PAST -> throw new IllegalArgumentException("no stress: " + kind);
    }
  }

  private int sell(BookedSale sale, Instant at) {
    pay(sale, at);
    sink.accept(new BookEvent.SaleReceived(id(), at, sale.saleId()));
    return ++places;
  }

  /** Whether RETURNS_15 returns the sale with that number, from 1. */
  static boolean isReturned(int place) {
    return (SPREAD * place + SEED) % HUNDRED < RETURNED;
  }

  private String hostOf(BookedSale sale) {
    return sale.host() != null ? sale.host() : first(terms, PartyKind.HOST);
  }

  private void pay(BookedSale sale, Instant at) {
    String goods = sale.unit() + "/" + sale.grade();
    if (sale.market() != null && !sale.market().equals(prices.put(goods, sale.market()))) {
      sink.accept(
          new BookEvent.PriceNoted(id(), at, sale.unit(), sale.grade(), sale.market(), null));
    }
    sink.accept(new BookEvent.SalePaid(id(), at, sale, ""));
  }

  private void refund(String saleId, Instant at, long amount, BesidePrice beside) {
    if (amount == 0 && beside.isNothing()) {
      return;
    }
    String id = id();
    sink.accept(new BookEvent.SaleRefunded(id, at, saleId, id, amount, beside));
  }

  private void claimDelay(BookedSale sale, Instant at) {
    for (InsurancePremium premium : delayPremiums(terms)) {
      Cover cover = delayCover(premium);
      if (farmer != null && benefit(cover, sale.gross()) > 0) {
        sink.accept(
            new BookEvent.CoverClaimed(
                id(),
                at,
                sale.saleId(),
                premium.no(),
                InsuredCause.DELAY.name(),
                farmer,
                HOURS_LATE,
                null));
      }
    }
  }

  /** The clauses whose cover a delay of 48 hours claims. */
  static List<InsurancePremium> delayPremiums(ContractTerms terms) {
    return terms.clauses().stream()
        .filter(InsurancePremium.class::isInstance)
        .map(InsurancePremium.class::cast)
        .filter(premium -> delayCover(premium) != null)
        .toList();
  }

  private static Cover delayCover(InsurancePremium premium) {
    return premium.covers().stream()
        .filter(cover -> cover.cause() == InsuredCause.DELAY)
        .filter(cover -> cover.threshold() == null || HOURS_LATE > cover.threshold())
        .findFirst()
        .orElse(null);
  }

  /** What an insurer must bring to pay all its benefits of this case, fen. */
  static long mostBenefits(InsurancePremium premium, List<Happening> paid) {
    Cover cover = delayCover(premium);
    long sum = 0;
    for (Happening each : paid) {
      sum = Math.addExact(sum, benefit(cover, each.sale().gross()));
    }
    return sum;
  }

  private static long benefit(Cover cover, long gross) {
    return Math.floorDiv(
        Math.multiplyExact(gross, cover.benefit().numerator()), cover.benefit().denominator());
  }

  private String id() {
    return "event-" + ++number;
  }
}
