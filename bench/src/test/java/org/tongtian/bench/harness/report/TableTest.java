package org.tongtian.bench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void namesStandLeftAndFiguresRight() {
    Table table =
        Table.of("start", "min", "median", "max", "n")
            .row("ready (s)", Spread.of(List.of(12.345, 9.0, 10.0)), 1)
            .row("memory", "7", "1,024", "-", "3");

    assertThat(table.text())
        .isEqualTo(
            """
            start      min  median   max  n
            ---------  ---  ------  ----  -
            ready (s)  9.0    10.0  12.3  3
            memory       7   1,024     -  3
            """);
  }

  @Test
  void whatWasNotMeasuredIsADashAndNotAZero() {
    assertThat(Table.of("a", "b", "c", "d", "e").row("x", Spread.of(List.of()), 2).text())
        .contains("x  -  -  -  0");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    Table table = Table.of("a", "b");

    assertThatThrownBy(() -> table.row("1", "2", "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 cells in a table of 2");
    assertThat(table.text()).doesNotContain("3");
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 10.0, 2.0))).isEqualTo(new Spread(1, 3, 10, 4));
    assertThat(Spread.of(List.of(5.0))).isEqualTo(new Spread(5, 5, 5, 1));
  }
}
