package org.tongtian.bench.harness.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run as one JSON object on one line, for scripts. Names are {@code snake_case}
 * and end with their unit; a figure that was not measured is null, never 0.
 */
public final class Figures {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final int DECIMALS = 3;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** A measured figure, kept to three decimals; NaN and infinity become null. */
  public Figures add(String name, double value) {
    return put(name, Double.isFinite(value) ? rounded(value) : null);
  }

  /** A count. */
  public Figures add(String name, long value) {
    return put(name, value);
  }

  /** A word, such as a version; null where it is unknown. */
  public Figures add(String name, String value) {
    return put(name, value);
  }

  /** A yes or no. */
  public Figures add(String name, boolean value) {
    return put(name, value);
  }

  /** Further figures below one name. */
  public Figures add(String name, Map<String, ?> value) {
    return put(name, new LinkedHashMap<>(value));
  }

  /** The object, without any line break. */
  public String line() {
    return JSON.writeValueAsString(values);
  }

  private Figures put(String name, Object value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A figure's name is snake_case, not " + name);
    }
    if (values.containsKey(name)) {
      throw new IllegalArgumentException("The figure " + name + " is there already");
    }
    values.put(name, value);
    return this;
  }

  private static BigDecimal rounded(double value) {
    BigDecimal plain =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
