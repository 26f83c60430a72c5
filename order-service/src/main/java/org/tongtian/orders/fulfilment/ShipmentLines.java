package org.tongtian.orders.fulfilment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.LineFault;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.carrier.Carrier;
import org.tongtian.orders.order.OrderNumber;

/**
 * Tracking numbers of many orders, as pasted from a table: order number, carrier by code or name,
 * tracking number; between them a semicolon, comma or tab. A first line of headings and empty lines
 * are left out.
 */
@Pure
final class ShipmentLines {

  /** More lines than this are sent in several requests. */
  static final int MOST = 300;

  private static final int LONGEST_TEXT = 60_000;
  private static final int COLUMNS = 3;
  private static final Pattern BETWEEN = Pattern.compile("[;；,，\t]");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  private final List<Line> read = new ArrayList<>();
  private final List<LineFault> faults = new ArrayList<>();
  private final Set<TrackingLabel> labels = new HashSet<>();

  /**
   * One line that can be read.
   *
   * @param line from 1, as it stands in the text
   */
  record Line(int line, String orderNumber, TrackingLabel label) {}

  private ShipmentLines() {}

  /**
   * The lines of a text. Refuses with 400 {@code shipment.lines_missing}, {@code
   * shipment.too_many_lines}, and {@code shipment.lines_invalid} that names each line at fault.
   *
   * @param text as sent, may be null
   */
  static List<Line> of(String text) {
    if (text == null || text.isBlank()) {
      throw Refusal.invalid("shipment.lines_missing", "text");
    }
    List<String> rows = text.length() > LONGEST_TEXT ? List.of() : text.lines().toList();
    if (rows.isEmpty() || rows.stream().filter(row -> !row.isBlank()).count() > MOST) {
      throw Refusal.invalid("shipment.too_many_lines", "text", MOST);
    }
    ShipmentLines lines = new ShipmentLines();
    for (int i = 0; i < rows.size(); i++) {
      boolean headings = i == 0 && !DIGIT.matcher(rows.get(i)).find();
      if (!rows.get(i).isBlank() && !headings) {
        lines.read(i + 1, rows.get(i));
      }
    }
    if (!lines.faults.isEmpty()) {
      throw Refusal.inLines("shipment.lines_invalid", "text", lines.faults);
    }
    if (lines.read.isEmpty()) {
      throw Refusal.invalid("shipment.lines_missing", "text");
    }
    return List.copyOf(lines.read);
  }

  private void read(int line, String row) {
    String[] cells = BETWEEN.split(row.replace("\"", ""), -1);
    if (cells.length != COLUMNS) {
      faults.add(new LineFault(line, "text", "shipment.line_incomplete"));
      return;
    }
    String number = TrackingLabel.tidy(cells[0]);
    Carrier carrier = Carrier.called(cells[1]).orElse(null);
    String tracking = TrackingLabel.tidy(cells[2]);
    Map<String, String> wrong = new HashMap<>();
    if (!OrderNumber.isNumber(number)) {
      wrong.put("number", "shipment.line_number_invalid");
    }
    if (carrier == null) {
      wrong.put("carrier", "shipment.carrier_unknown");
    } else if (!carrier.issues(tracking)) {
      wrong.put("trackingNumber", "shipment.line_tracking_invalid");
    } else if (!labels.add(new TrackingLabel(carrier, tracking))) {
      wrong.put("trackingNumber", "shipment.line_tracking_twice");
    }
    if (wrong.isEmpty()) {
      read.add(new Line(line, number, new TrackingLabel(carrier, tracking)));
      return;
    }
    wrong.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fault -> faults.add(new LineFault(line, fault.getKey(), fault.getValue())));
  }
}
