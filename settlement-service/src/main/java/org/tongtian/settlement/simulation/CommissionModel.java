package org.tongtian.settlement.simulation;

import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/**
 * The commission model as the papers state it (domain.md "The problem in numbers", paper P4). The
 * figures come from different tables and don't add up to a whole; each line is one figure applied
 * to the same sales by itself, and no line is made up to balance them.
 */
@Pure
final class CommissionModel {

  /** A parcel in Guizhou, fen. */
  static final long LOGISTICS = 850;

  static final Text NOTE =
      new Text(
          "佣金模式各行都是论文原有的数字，分别套用在同样的成交上（退款后金额）；各行出处不同，加起来不是 100 %，也没有补差的一行。"
              + "农户 20 % 是 P4 的说法；27.7 % 是紫云红芯红薯地头价 1.8 ¥ 除以零售价 6.5 ¥，未扣种植成本：两个数字分开列，不混算。"
              + "中间环节 45 % 论文说的是利润，这里没有利润，按成交额算；平台 15 % 和 25 % 是区间的两头。",
          "Each line of the commission model is one figure of the papers, applied by itself to the"
              + " same sales (after refunds); they come from different tables, do not add up to"
              + " 100 %, and no line balances them. 20 % for the farmer is what P4 states; 27.7 %"
              + " is the field price of 1.8 ¥ over the consumer's 6.5 ¥ for the Ziyun sweet potato,"
              + " before the grower's costs: both are shown, never blended. The papers' 45 % of"
              + " middle links is of profit; no profit is known here, so it is of the sale. 15 %"
              + " and 25 % are the two ends of the platform's range.");

  private static final List<Figure> FIGURES =
      List.of(
          new Figure(20, 100, new Text("农户（P4 所述 20 %）", "Farmer (20 %, as P4 states it)")),
          new Figure(
              180,
              650,
              new Text(
                  "农户（27.7 %：红薯地头价 1.8 ÷ 6.5，未扣成本）",
                  "Farmer (27.7 %: field price 1.8 / 6.5, before costs)")),
          new Figure(45, 100, new Text("中间环节（45 %）", "Middle links (45 %)")),
          new Figure(15, 100, new Text("平台佣金（下限 15 %）", "Platform (low end, 15 %)")),
          new Figure(25, 100, new Text("平台佣金（上限 25 %）", "Platform (high end, 25 %)")));

  private CommissionModel() {}

  /** A rate of the papers. */
  private record Figure(long numerator, long denominator, Text label) {}

  /**
   * The lines.
   *
   * @param kept fen that consumers paid and did not get back
   * @param parcels that were sent, returned ones as well
   */
  static List<SimulationView.Share> shares(long kept, long parcels) {
    List<SimulationView.Share> shares = new ArrayList<>();
    for (Figure figure : FIGURES) {
      long amount = SimulatedSale.part(kept, figure.numerator(), figure.denominator());
      shares.add(SimulationView.Share.of(null, figure.label(), amount, kept));
    }
    shares.add(
        SimulationView.Share.of(
            null,
            new Text("物流（每件 8.5 ¥）", "Logistics (8.5 ¥ a parcel)"),
            Math.multiplyExact(LOGISTICS, parcels),
            kept));
    return shares;
  }
}
