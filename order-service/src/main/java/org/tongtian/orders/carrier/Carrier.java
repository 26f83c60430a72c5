package org.tongtian.orders.carrier;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** The carriers a co-operative may ship with, each with the form of its tracking numbers. */
@Pure
public enum Carrier {
  /** Parcels that ride on village buses and post vans (promise O3). */
  BUS_POST("客货邮", "Bus-post", "[A-Z0-9][A-Z0-9-]{5,23}"),
  POST("邮政", "China Post", "[0-9]{13}|[A-Z]{2}[0-9]{9}[A-Z]{2}"),
  SF("顺丰", "SF Express", "SF[0-9]{12,13}"),
  ZTO("中通", "ZTO Express", "[0-9]{12}|[0-9]{14}");

  private final String zh;
  private final String en;
  private final String trackingForm;

  Carrier(String zh, String en, String trackingForm) {
    this.zh = zh;
    this.en = en;
    this.trackingForm = trackingForm;
  }

  /** What people call it. */
  public Text label() {
    return new Text(zh, en);
  }

  /** Whether the text has the form of this carrier's tracking numbers; null has not. */
  public boolean issues(String trackingNumber) {
    return trackingNumber != null && Pattern.matches(trackingForm, trackingNumber);
  }

  /** The carrier with that code or name, in any case; empty where there is none. */
  public static Optional<Carrier> called(String codeOrName) {
    String wanted = codeOrName.strip();
    return Arrays.stream(values())
        .filter(
            carrier ->
                wanted.equalsIgnoreCase(carrier.name())
                    || wanted.equals(carrier.zh)
                    || wanted.equalsIgnoreCase(carrier.en))
        .findFirst();
  }

  /** The carrier with that code, empty where there is none. */
  public static Optional<Carrier> byCode(String code) {
    return Arrays.stream(values()).filter(carrier -> carrier.name().equals(code)).findFirst();
  }
}
