package org.tongtian.kit.money;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongtian.kit.text.Text;

/**
 * What goods are counted or weighed in.
 *
 * @param code stable name, e.g. {@code JIN}
 * @param name what people call it
 * @param decimals how many decimals a quantity of it may have (0 = whole units only)
 */
public record Unit(String code, Text name, int decimals) {

  /** Half a kilogram; parcels are packed by the whole jin. */
  public static final Unit JIN = new Unit("JIN", new Text("斤", "jin"), 0);

  public static final Unit KG = new Unit("KG", new Text("公斤", "kg"), 1);
  public static final Unit LIANG = new Unit("LIANG", new Text("两", "liang"), 0);
  public static final Unit BOX = new Unit("BOX", new Text("盒", "box"), 0);
  public static final Unit PIECE = new Unit("PIECE", new Text("件", "piece"), 0);

  private static final List<Unit> ALL = Arrays.asList(JIN, KG, LIANG, BOX, PIECE);

  /** The unit with that code, empty where there is none. */
  public static Optional<Unit> byCode(String code) {
    return ALL.stream().filter(unit -> unit.code.equals(code)).findFirst();
  }

  /** Whether the quantity has no more decimals than the unit allows. */
  public boolean allows(Quantity quantity) {
    long step = 1000;
    for (int i = 0; i < decimals; i++) {
      step /= 10;
    }
    return quantity.thousandths() % step == 0;
  }
}
