package org.tongtian.settlement.statement.export;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookFold;
import org.tongtian.settlement.statement.Dating;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.StatementView.Effect;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/** The words of an export in its language; amounts in yuan, times in Asia/Shanghai. */
@Pure
final class ExportWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone());

  private final boolean isChinese;

  /** A label and what stands beside it. */
  record Labelled(String label, String value) {}

  ExportWords(String lang) {
    isChinese = lang.equals("zh");
  }

  private static ZoneId zone() {
    return BookFold.ZONE;
  }

  String of(Text text) {
    return text == null ? "" : pick(text.zh(), text.en());
  }

  private String pick(String zh, String en) {
    return isChinese ? zh : en;
  }

  String title() {
    return pick("同田 · 结算账单", "Tongtian · Settlement statement");
  }

  /** The language's tag. */
  String language() {
    return pick("zh-CN", "en");
  }

  /** The name of the sheet. */
  String sheet() {
    return pick("账单", "Statement");
  }

  String time(StatementLine line) {
    return TIME.format(line.happenedAt());
  }

  String effect(Effect effect) {
    return switch (effect) {
      case IN -> pick("收入", "in");
      case OUT -> pick("支出", "out");
      case ESCROW -> pick("待收货", "waiting");
      case NONE -> pick("不计", "not counted");
    };
  }

  String goods(StatementLine line) {
    return of(line.product());
  }

  String clause(StatementLine line) {
    return line.clauseNo() == null
        ? ""
        : pick("第" + line.clauseNo() + "条 v", "clause " + line.clauseNo() + " v")
            + line.contractVersion();
  }

  /** Where the line is in the chain: contract, block, entry, line. */
  String proof(StatementLine line) {
    return line.proof().book()
        + " #"
        + line.proof().seq()
        + "/"
        + line.proof().entry()
        + "/"
        + line.proof().line();
  }

  static String yuan(Money money) {
    return money.inMajorUnits();
  }

  /** What stands above the lines. */
  List<Labelled> head(FullStatement statement) {
    String days = statement.span().from() + " – " + statement.span().to();
    boolean asBooked = statement.span().dated() == Dating.BOOKED;
    List<Labelled> head = new ArrayList<>();
    head.add(new Labelled(pick("户名", "Party"), of(statement.party().name())));
    head.add(new Labelled(pick("编号", "Party id"), statement.party().id()));
    head.add(new Labelled(pick("期间", "Days"), days));
    head.add(
        new Labelled(
            pick("计入日期", "Dated"),
            asBooked ? pick("记账日", "when booked") : pick("发生日（含更正）", "when it happened")));
    head.add(new Labelled(pick("截至", "As known at"), TIME.format(statement.span().asOf())));
    head.add(new Labelled(pick("期初可付（元）", "Opening (yuan)"), yuan(statement.opening())));
    head.add(new Labelled(pick("本期收入（元）", "In (yuan)"), yuan(statement.in())));
    head.add(new Labelled(pick("本期支出（元）", "Out (yuan)"), yuan(statement.out())));
    head.add(new Labelled(pick("期末可付（元）", "Closing (yuan)"), yuan(statement.closing())));
    return head;
  }

  /** What stands below them. */
  List<Labelled> foot(FullStatement statement, long lines, String hash) {
    List<Labelled> foot = new ArrayList<>();
    foot.add(new Labelled(pick("行数", "Lines"), Long.toString(lines)));
    foot.add(new Labelled(pick("货款入账（元）", "Released (yuan)"), yuan(statement.parts().released())));
    foot.add(new Labelled(pick("其他收入（元）", "Other in (yuan)"), yuan(statement.parts().gained())));
    foot.add(new Labelled(pick("扣回（元）", "Taken (yuan)"), yuan(statement.parts().lost())));
    foot.add(new Labelled(pick("打款（元）", "Paid out (yuan)"), yuan(statement.parts().paidOut())));
    foot.add(new Labelled(pick("待收货（元）", "Waiting (yuan)"), yuan(statement.balances().escrow())));
    foot.add(
        new Labelled(pick("打款途中（元）", "In transit (yuan)"), yuan(statement.balances().transit())));
    foot.add(new Labelled(pick("冻结（元）", "Frozen (yuan)"), yuan(statement.balances().frozen())));
    foot.add(
        new Labelled(pick("欠款（元）", "Owed back (yuan)"), yuan(statement.balances().receivable())));
    foot.add(new Labelled(pick("期末可付（元）", "Closing (yuan)"), yuan(statement.closing())));
    foot.add(new Labelled(pick("内容校验值", "Content hash"), "SHA-256 " + hash));
    return foot;
  }

  /** The names of the columns. */
  List<String> columns() {
    return isChinese
        ? List.of("时间", "类别", "商品", "订单号", "金额（元）", "计入", "说明", "条款", "存证")
        : List.of(
            "Time",
            "What",
            "Product",
            "Order",
            "Amount (yuan)",
            "Counts as",
            "Why",
            "Clause",
            "Proof");
  }

  /** The page's number. */
  String page(int page, int of) {
    return pick("第 " + page + " 页，共 " + of + " 页", "Page " + page + " of " + of);
  }
}
