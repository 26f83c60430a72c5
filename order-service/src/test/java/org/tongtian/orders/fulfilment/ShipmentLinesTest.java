package org.tongtian.orders.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.kit.problem.LineFault;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;

class ShipmentLinesTest {

  private static final String GOOD = "TT261122-4K7Q2M;SF;SF123456789012";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        " tt261122-4k7q2m ； 顺丰 ； sf123456789012 ",
        "\"TT261122-4K7Q2M\",\"SF Express\",\"SF123456789012\"",
        "TT261122-4K7Q2M\tsf\tSF123456789012\r\n\r\n",
        "订单号;物流;运单号\n" + GOOD
      })
  void aTableIsReadHoweverItIsWritten(String text) {
    assertThat(ShipmentLines.of(text))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.orderNumber()).isEqualTo("TT261122-4K7Q2M");
              assertThat(line.label()).isEqualTo(new TrackingLabel(Carrier.SF, "SF123456789012"));
            });
  }

  @Test
  void linesAreCountedAsTheyStandInTheText() {
    assertThat(ShipmentLines.of("number;carrier;tracking\n\n" + GOOD).getFirst().line())
        .isEqualTo(3);
  }

  @Test
  void everyFaultIsNamedByItsLine() {
    String text =
        String.join(
            "\n",
            GOOD,
            "TT261122-4K7Q2M;SF",
            "4711;YTO;SF123456789012",
            "TT261122-AAAAAA;中通;12345",
            "TT261122-BBBBBB;SF;SF123456789012");
    assertThat(faults(text))
        .containsExactly(
            new LineFault(2, "text", "shipment.line_incomplete"),
            new LineFault(3, "carrier", "shipment.carrier_unknown"),
            new LineFault(3, "number", "shipment.line_number_invalid"),
            new LineFault(4, "trackingNumber", "shipment.line_tracking_invalid"),
            new LineFault(5, "trackingNumber", "shipment.line_tracking_twice"));
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThat(code(null)).isEqualTo("shipment.lines_missing");
    assertThat(code(" \n ")).isEqualTo("shipment.lines_missing");
    assertThat(code("订单号;物流;运单号")).isEqualTo("shipment.lines_missing");
    assertThat(code((GOOD + "\n").repeat(ShipmentLines.MOST + 1)))
        .isEqualTo("shipment.too_many_lines");
    assertThat(code("x".repeat(5_000_000))).isEqualTo("shipment.too_many_lines");
  }

  private static List<LineFault> faults(String text) {
    try {
      ShipmentLines.of(text);
    } catch (Refusal refusal) {
      assertThat(refusal.code()).isEqualTo("shipment.lines_invalid");
      return refusal.lines();
    }
    throw new AssertionError("was read");
  }

  private static String code(String text) {
    try {
      ShipmentLines.of(text);
    } catch (Refusal refusal) {
      return refusal.code();
    }
    throw new AssertionError("was read");
  }
}
