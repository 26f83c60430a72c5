package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.contract.Advance;
import org.tongtian.settlement.contract.BesidePrice;
import org.tongtian.settlement.contract.Channel;
import org.tongtian.settlement.contract.Clause;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.CouponBearing;
import org.tongtian.settlement.contract.CouponIssuer;
import org.tongtian.settlement.contract.Cover;
import org.tongtian.settlement.contract.DeliveryFee;
import org.tongtian.settlement.contract.DrawCause;
import org.tongtian.settlement.contract.FloorPrice;
import org.tongtian.settlement.contract.FundDraw;
import org.tongtian.settlement.contract.InsurancePremium;
import org.tongtian.settlement.contract.InsuredCause;
import org.tongtian.settlement.contract.Ratio;
import org.tongtian.settlement.contract.RecoverySource;
import org.tongtian.settlement.contract.RecoveryStep;
import org.tongtian.settlement.contract.Remainder;
import org.tongtian.settlement.contract.ShareOfGross;

/** A contract with a clause of every kind that a book must obey; parties have plain ids. */
public final class FullContract {

  public static final List<String> PARTIES =
      List.of("farmer", "host", "co-op", "fund", "insurer", "lender", "platform");

  private FullContract() {}

  public static ContractTerms terms() {
    return terms(null);
  }

  /** The contract carried by a payment channel, null for none. */
  static ContractTerms terms(Channel channel) {
    List<Clause> clauses =
        List.of(
            new ShareOfGross(1, "farmer", Ratio.percent(45)),
            new ShareOfGross(2, "host", new Ratio(8, 100)),
            new ShareOfGross(3, "platform", Ratio.percent(4)),
            new ShareOfGross(4, "fund", Ratio.percent(2)),
            new InsurancePremium(
                5,
                "insurer",
                Ratio.percent(1),
                List.of(
                    new Cover(InsuredCause.DELAY, Ratio.percent(10), 48L),
                    new Cover(InsuredCause.DISASTER, Ratio.percent(50), null))),
            new Remainder(6, "co-op"),
            new FloorPrice(
                7, "farmer", "JIN", Money.cny(300), Ratio.percent(10), List.of("co-op", "fund")),
            new Advance(8, "lender", "farmer", Ratio.percent(50), 15, Money.cny(500)),
            new FundDraw(
                9,
                "fund",
                List.of("farmer", "co-op"),
                DrawCause.DISASTER,
                Money.cny(5_000),
                Money.cny(200_000)),
            new DeliveryFee(10, "host"),
            new CouponBearing(11, "co-op", CouponIssuer.COOPERATIVE, null),
            new CouponBearing(12, "platform", CouponIssuer.PLATFORM, Money.cny(1_000)));
    return new ContractTerms(
        "book",
        1,
        new Text("合同", "Contract"),
        Samples.LONG_AGO,
        parties(),
        null,
        null,
        clauses,
        channel,
        List.of(
            new RecoveryStep(RecoverySource.RESERVE, "fund"),
            new RecoveryStep(RecoverySource.NEXT_CYCLE, null),
            new RecoveryStep(RecoverySource.GUARANTOR, "platform")),
        List.of());
  }

  private static List<Party> parties() {
    List<Party> parties = new ArrayList<>();
    List<PartyKind> kinds =
        List.of(
            PartyKind.FARMER,
            PartyKind.HOST,
            PartyKind.COOPERATIVE,
            PartyKind.FUND,
            PartyKind.INSURER,
            PartyKind.LENDER,
            PartyKind.PLATFORM);
    for (int i = 0; i < kinds.size(); i++) {
      String id = PARTIES.get(i);
      parties.add(new Party(id, new Text(id, id), kinds.get(i)));
    }
    return parties;
  }

  /** A sale of five jin. */
  public static BookedSale sale(String order, long gross) {
    return new BookedSale(
        order, "TT-" + order, new Text("红薯", "Potato"), "JIN", Quantity.of(5), gross, 1);
  }

  /** The same with coupons and a delivery fee. */
  public static BookedSale sale(String order, long gross, BesidePrice beside) {
    BookedSale sale = sale(order, gross);
    return new BookedSale(
        "line-" + order,
        sale.number(),
        sale.product(),
        sale.unit(),
        sale.quantity(),
        gross,
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        "product",
        null,
        order,
        beside);
  }

  static BookEvent.SalePaid paid(String order, long gross, Instant at) {
    return new BookEvent.SalePaid("paid-" + order, at, sale(order, gross), "");
  }

  static BookEvent.SaleReceived received(String order, Instant at) {
    return new BookEvent.SaleReceived("received-" + order, at, order);
  }

  static BookEvent.SaleRefunded refunded(String order, String id, long amount, Instant at) {
    return new BookEvent.SaleRefunded("refund-" + order + "-" + id, at, order, id, amount);
  }
}
