package org.tongtian.bench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongtian.bench.harness.machine.MachineFacts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiguresTest {

  private static final MachineFacts MACHINE =
      new MachineFacts(2, 4096, "Some \"CPU\"", "6.1", "25.0.1", "abc123+", 0.25);

  @Test
  void figuresAreOneLineInTheOrderInWhichTheyWereAdded() {
    String line =
        new Figures()
            .add("ready_s", 12.34567)
            .add("big", 1_234_567.0)
            .add("count", 3)
            .add("commit", "a\nb")
            .add("quick", true)
            .add("versions", Map.of("redis-server", "7.0"))
            .line();

    assertThat(line)
        .isEqualTo(
            "{\"ready_s\":12.346,\"big\":1234567,\"count\":3,\"commit\":\"a\\nb\",\"quick\":true,"
                + "\"versions\":{\"redis-server\":\"7.0\"}}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatWasNotMeasuredIsNull(double nothing) {
    assertThat(new Figures().add("ratio", nothing).line()).isEqualTo("{\"ratio\":null}");
  }

  @Test
  void aNameIsGivenOnce() {
    Figures figures = new Figures().add("ratio", 2.0);

    assertThatThrownBy(() -> figures.add("ratio", 3.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(figures.line()).isEqualTo("{\"ratio\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readyS", "ready-s", "Ready", "ready_", "", "9s", "ready s"})
  void aNameIsSnakeCase(String name) {
    assertThatThrownBy(() -> new Figures().add(name, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snake_case");
  }

  @Test
  void theLastLineOfAReportIsTheObjectWithTheMachineInIt() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Report("A title", MACHINE)
        .note("A note")
        .print(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Table.of("what", "n").row("starts", "3"),
            new Figures().add("starts", 3));

    String text = bytes.toString(StandardCharsets.UTF_8);
    JsonNode last =
        JsonMapper.builder()
            .build()
            .readTree(text.lines().reduce((one, next) -> next).orElseThrow());
    assertThat(last.path("starts").asInt()).isEqualTo(3);
    assertThat(last.path("cores").asInt()).isEqualTo(2);
    assertThat(last.path("processor").asString()).isEqualTo("Some \"CPU\"");
    assertThat(last.path("commit").asString()).isEqualTo("abc123+");
    assertThat(text).contains("A title", "A note", "starts  3", "2 cores", "Java 25.0.1");
  }

  @Test
  void aBusyMachineIsSaidToBeBusy() {
    MachineFacts busy = new MachineFacts(2, 4096, "cpu", "6.1", "25", "abc", 3.5);

    assertThat(busy.sentence()).contains("busy");
    assertThat(MACHINE.sentence()).doesNotContain("busy");
  }
}
