package org.tongtian.orders.businessday;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.tongtian.kit.Pure;

/**
 * The business days of mainland China in Asia/Shanghai: Monday to Friday without the public
 * holidays, and the weekend days that are worked for them, as the State Council announces them each
 * year. Of a year that is not announced yet only the weekends are free; {@link #isAnnounced} tells.
 */
@Pure
public final class BusinessDays {

  /** The zone that days of the market begin and end in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** More days than any deadline has; larger ones are a mistake. */
  public static final int MOST = 1_000;

  private static final BusinessDays SHANGHAI = of("/business-days/china.txt");

  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();
  private final Set<Integer> announced = new HashSet<>();

  private BusinessDays(BufferedReader file) {
    file.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(this::read);
  }

  /** The calendar of the market. */
  public static BusinessDays shanghai() {
    return SHANGHAI;
  }

  /** The day it is in Shanghai at that moment. */
  public static LocalDate dayOf(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }

  /** The moment the day ends in Shanghai, which is the first of the day after it. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Whether business is done on that day. */
  public boolean isBusinessDay(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? worked.contains(day) : !off.contains(day);
  }

  /** Whether the holidays of that year are known. */
  public boolean isAnnounced(int year) {
    return announced.contains(year);
  }

  /**
   * The day that so many business days have passed after it.
   *
   * @param days 0 (the day itself, whatever it is) to {@link #MOST}
   */
  public LocalDate plus(LocalDate day, int days) {
    if (days < 0 || days > MOST) {
      throw new IllegalArgumentException("not a number of business days: " + days);
    }
    LocalDate reached = day;
    for (int left = days; left > 0; ) {
      reached = reached.plusDays(1);
      left -= isBusinessDay(reached) ? 1 : 0;
    }
    return reached;
  }

  /**
   * The end of a deadline of so many business days: the end, in Shanghai, of the last of them. The
   * day it begins on does not count, however early.
   *
   * @param days 0 (the end of this very day) to {@link #MOST}
   */
  public Instant plusBusinessDays(Instant at, int days) {
    return endOf(plus(dayOf(at), days));
  }

  private void read(String line) {
    String[] parts = line.split(" ", 2);
    switch (parts[0]) {
      case "announced" -> announced.add(Integer.valueOf(parts[1]));
      case "off" -> off.add(LocalDate.parse(parts[1]));
      case "work" -> worked.add(LocalDate.parse(parts[1]));
      default -> throw new IllegalStateException("not a line of the calendar: " + line);
    }
  }

  private static BusinessDays of(String resource) {
    try (Reader file =
            new InputStreamReader(
                BusinessDays.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(file)) {
      return new BusinessDays(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
