package org.tongtian.orders.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** The 34 provinces, autonomous regions, municipalities and special regions (GB/T 2260). */
@Pure
public final class Provinces {

  private static final Pattern REGION_CODE = Pattern.compile("[0-9]{6}");
  private static final Map<String, Province> BY_CODE = read();

  private Provinces() {}

  /** All of them, by code. */
  public static List<Province> all() {
    return List.copyOf(BY_CODE.values());
  }

  /** Whether these are the two digits of one of them; null are not. */
  public static boolean isProvince(String code) {
    return code != null && BY_CODE.containsKey(code);
  }

  /** Whether these are six digits within one of them; null are not. */
  public static boolean isRegionCode(String code) {
    return code != null && REGION_CODE.matcher(code).matches() && isProvince(code.substring(0, 2));
  }

  private static Map<String, Province> read() {
    Map<String, Province> provinces = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Provinces.class.getResourceAsStream("/regions/provinces.txt"),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", 3))
          .forEach(
              part -> provinces.put(part[0], new Province(part[0], new Text(part[1], part[2]))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return provinces;
  }
}
