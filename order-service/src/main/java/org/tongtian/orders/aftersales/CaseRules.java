package org.tongtian.orders.aftersales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderLine;

/** What a buyer may ask for; each rule is one named refusal. */
@Pure
final class CaseRules {

  static final int MOST_PHOTOS = 6;
  private static final int WHOLE = 100;

  private CaseRules() {}

  /**
   * The lines of a case that may be opened.
   *
   * @param granted what cases granted of each line's sent goods before, as a weight
   */
  static List<CaseLine> lines(
      Order order,
      OpenCase wish,
      Map<String, Long> granted,
      AfterSalesSettings settings,
      Instant now) {
    requireComplete(wish);
    requirePaid(order);
    requireReason(wish);
    requirePhotos(wish);
    requireInTime(order, wish, settings, now);
    List<CaseLine> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < wish.lines().size(); i++) {
      String field = "lines[" + i + "]";
      OpenCase.Line wanted = wish.lines().get(i);
      OrderLine line = lineOf(order, wanted, seen, field);
      requireQuantity(line, wanted, field);
      requirePercent(wish.kind(), wanted, field);
      requireReturnable(wish, line, settings, field);
      requireLeft(wish.kind(), line, wanted, granted.getOrDefault(line.id(), 0L), field);
      lines.add(caseLine(line, wanted));
    }
    return lines;
  }

  private static void requireComplete(OpenCase wish) {
    if (wish.kind() == null) {
      throw Refusal.invalid("aftersales.kind_missing", "kind");
    }
    if (wish.reason() == null) {
      throw Refusal.invalid("aftersales.reason_missing", "reason");
    }
    if (wish.lines() == null || wish.lines().isEmpty()) {
      throw Refusal.invalid("aftersales.lines_missing", "lines");
    }
  }

  private static void requirePaid(Order order) {
    if (order.state().isNoSale()) {
      throw Refusal.conflict("aftersales.not_paid");
    }
  }

  private static void requireReason(OpenCase wish) {
    if (!wish.reason().allows(wish.kind())) {
      throw Refusal.invalid("aftersales.reason_invalid", "reason");
    }
  }

  private static void requirePhotos(OpenCase wish) {
    List<String> photos = wish.photoIds() == null ? List.of() : wish.photoIds();
    if (photos.size() > MOST_PHOTOS || new HashSet<>(photos).size() < photos.size()) {
      throw Refusal.invalid("aftersales.photos_invalid", "photoIds", MOST_PHOTOS);
    }
    if (wish.kind() == CaseKind.REFUND_ONLY && photos.isEmpty()) {
      throw Refusal.invalid("aftersales.photos_missing", "photoIds");
    }
  }

  private static void requireInTime(
      Order order, OpenCase wish, AfterSalesSettings settings, Instant now) {
    if (wish.kind() == CaseKind.BEFORE_SHIPMENT) {
      return;
    }
    Instant until = CaseWindow.until(order, wish.kind(), wish.reason(), settings);
    if (until != null && !now.isBefore(until)) {
      throw Refusal.conflict("aftersales.too_late");
    }
  }

  private static OrderLine lineOf(
      Order order, OpenCase.Line wanted, Set<String> seen, String field) {
    if (wanted == null || wanted.lineId() == null || !seen.add(wanted.lineId())) {
      throw Refusal.invalid("aftersales.line_invalid", field);
    }
    return order.lines().stream()
        .filter(line -> line.id().equals(wanted.lineId()))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("aftersales.line_invalid", field));
  }

  private static void requireQuantity(OrderLine line, OpenCase.Line wanted, String field) {
    Quantity quantity = wanted.quantity();
    if (quantity == null || !quantity.isPositive() || !line.goods().unit().allows(quantity)) {
      throw Refusal.invalid("aftersales.quantity_invalid", field);
    }
  }

  private static void requirePercent(CaseKind kind, OpenCase.Line wanted, String field) {
    int percent = wanted.percent() == null ? WHOLE : wanted.percent();
    boolean possible = percent >= 1 && percent <= WHOLE;
    if (!possible || (kind != CaseKind.REFUND_ONLY && percent != WHOLE)) {
      throw Refusal.invalid("aftersales.percent_invalid", field);
    }
  }

  private static void requireReturnable(
      OpenCase wish, OrderLine line, AfterSalesSettings settings, String field) {
    boolean withoutReason = wish.kind() == CaseKind.RETURN && !wish.reason().isSellersFault();
    if (withoutReason && !CaseWindow.isReturnedWithoutReason(line, settings)) {
      throw Refusal.invalid("aftersales.fresh_goods", field);
    }
  }

  private static void requireLeft(
      CaseKind kind, OrderLine line, OpenCase.Line wanted, long granted, String field) {
    if (kind == CaseKind.BEFORE_SHIPMENT) {
      if (wanted.quantity().compareTo(line.toShip()) > 0) {
        throw Refusal.invalid(
            "aftersales.more_than_unsent", field, line.toShip().toNumber().toPlainString());
      }
      return;
    }
    boolean sent = wanted.quantity().compareTo(line.progress().shipped()) <= 0;
    int percent = wanted.percent() == null ? WHOLE : wanted.percent();
    long share = sent ? LineShare.weight(wanted.quantity(), percent) : 0;
    if (!sent || share > LineShare.claimable(line, granted)) {
      throw Refusal.invalid("aftersales.more_than_left", field);
    }
  }

  private static CaseLine caseLine(OrderLine line, OpenCase.Line wanted) {
    OrderLine.Goods goods = line.goods();
    int percent = wanted.percent() == null ? WHOLE : wanted.percent();
    return new CaseLine(
        line.id(),
        goods.productName(),
        goods.picture(),
        goods.unit(),
        wanted.quantity(),
        percent,
        0);
  }
}
