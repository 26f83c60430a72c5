package org.tongtian.orders.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * What a buyer wants, as the web app sends it. Every step gives a new wish; the total is what the
 * goods cost unless it is said.
 */
public record Wish(
    List<Map<String, Object>> goods,
    Map<String, Object> address,
    String addressId,
    List<String> couponIds,
    List<Map<String, Object>> notes,
    Long total,
    long price) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  /** The home that parcels go to. */
  public static final Map<String, Object> HOME =
      Map.of(
          "name",
          "王小明",
          "phone",
          "13812345678",
          "regionCode",
          "520425",
          "region",
          "贵州省 安顺市 紫云县",
          "street",
          "猴场镇 8 号");

  /** So much of a lot, sent home. */
  public static Wish of(FakeLot lot, String quantity) {
    return new Wish(List.of(), HOME, null, List.of(), List.of(), null, 0).and(lot, quantity);
  }

  /** And so much of another lot. */
  public Wish and(FakeLot lot, String quantity) {
    return and(lot, quantity, null);
  }

  /** And so much of another lot, out of a live room. */
  public Wish and(FakeLot lot, String quantity, String roomId) {
    long more = price(lot.unitPrice().amount(), quantity);
    return new Wish(
        plus(goods, line(lot.lotId(), quantity, roomId)),
        address,
        addressId,
        couponIds,
        notes,
        total,
        price + more);
  }

  /** The same with a note. */
  public Wish noting(String cooperativeId, String text) {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("cooperativeId", cooperativeId);
    note.put("text", text);
    return new Wish(goods, address, addressId, couponIds, plus(notes, note), total, price);
  }

  /** The same with a coupon. */
  public Wish with(String couponId) {
    return new Wish(goods, address, addressId, plus(couponIds, couponId), notes, total, price);
  }

  /** The same with another sum that the buyer saw, in fen. */
  public Wish seen(long fen) {
    return new Wish(goods, address, addressId, couponIds, notes, fen, price);
  }

  /** The same to another address; null for none. */
  public Wish to(Map<String, Object> other) {
    return new Wish(goods, other, addressId, couponIds, notes, total, price);
  }

  /** The same to a saved address. */
  public Wish toSaved(String id) {
    return new Wish(goods, null, id, couponIds, notes, total, price);
  }

  /** As it is sent. */
  public String json() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("goods", goods);
    body.put("addressId", addressId);
    body.put("address", address);
    body.put("couponIds", couponIds);
    body.put("notes", notes);
    body.put(
        "total", Map.of("amount", total == null ? Math.max(1, price) : total, "currency", "CNY"));
    return JSON.writeValueAsString(body);
  }

  /** A wish of one lot with anything for its id, quantity and room. */
  static String json(String lotId, String quantity, String roomId, long unitPrice) {
    Wish wish =
        new Wish(
            List.of(line(lotId, quantity, roomId)),
            HOME,
            null,
            List.of(),
            List.of(),
            null,
            price(unitPrice, quantity));
    return wish.json();
  }

  private static Map<String, Object> line(String lotId, String quantity, String roomId) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("lotId", lotId);
    line.put("quantity", new RawValue(quantity));
    line.put("roomId", roomId);
    return line;
  }

  private static long price(long unitPrice, String quantity) {
    return NUMBER.matcher(quantity).matches()
        ? new BigDecimal(quantity)
            .multiply(BigDecimal.valueOf(unitPrice))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact()
        : 0;
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }
}
