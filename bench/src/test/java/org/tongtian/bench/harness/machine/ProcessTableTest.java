package org.tongtian.bench.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

  private static final String STAT =
      "%d (%s) S %d 100 4602 0 -1 4194304 98 0 0 0 %d %d 0 0 20 0 1 0 328983 3133440 390"
          + " 18446744073709551615 1 1 1 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n";

  @TempDir private Path proc;

  private ProcessTable table() {
    return new ProcessTable(proc);
  }

  @Test
  void aNameWithBlanksAndBracketsDoesNotShiftTheFields() {
    ProcessStat stat = ProcessStat.parse(STAT.formatted(4711, "a) R 1 (b", 42, 250, 30));

    assertThat(stat).isEqualTo(new ProcessStat(4711, 42, 328983, 280));
    assertThat(stat.cpu()).isEqualTo(Duration.ofMillis(2800));
  }

  @Test
  void aMarketIsItsProcessAndAllThatCameFromIt() throws IOException {
    process(10, 1, "bash", 0, 0);
    process(20, 10, "java", 0, 0);
    process(30, 20, "redis-server", 0, 0);
    process(31, 20, "java", 0, 0);
    process(40, 31, "java", 0, 0);
    process(50, 1, "somebody else", 0, 0);
    Files.createDirectory(proc.resolve("sys"));

    assertThat(table().withDescendants(List.of(20L))).isEqualTo(Set.of(20L, 30L, 31L, 40L));
    assertThat(table().withDescendants(List.of(99L))).isEmpty();
  }

  @Test
  void memoryIsAddedUpOverThoseThatAreAlive() throws IOException {
    process(20, 1, "java", 0, 0);
    memory(20, 500_000, 400_000);
    process(30, 20, "redis-server", 0, 0);
    memory(30, 12_288, 11_264);

    MemoryUse use = table().memory(List.of(20L, 30L, 99L));

    assertThat(use).isEqualTo(new MemoryUse(512_288, 411_264, 2));
    assertThat(use.rssMib()).isEqualTo(512_288 / 1024.0);
  }

  @Test
  void sharedPagesAreUnknownWhereTheKernelDoesNotTell() throws IOException {
    process(20, 1, "java", 0, 0);
    Files.writeString(proc.resolve("20/status"), "Name:\tjava\nVmRSS:\t  1024 kB\n");

    assertThat(table().memory(List.of(20L)).pssMib()).isNaN();
    assertThat(table().memory(List.of(20L)).rssMib()).isEqualTo(1);
  }

  @Test
  void aKernelThreadHasNoMemoryLine() {
    assertThat(KibLines.find("Name:\tkthreadd\nThreads:\t1\n", "VmRSS")).isEmpty();
    assertThat(KibLines.find("VmRSSX:\t 7 kB\nVmRSS:\t 8 kB\n", "VmRSS")).hasValue(8);
  }

  @Test
  void processorTimeIsWhatWasSpentBetweenBeginAndEnd() throws IOException {
    process(20, 1, "java", 100, 50);
    process(30, 20, "redis-server", 7, 3);
    CpuWatch watch = new CpuWatch(table(), () -> table().withDescendants(List.of(20L)));

    watch.begin();
    process(20, 1, "java", 150, 60);
    process(30, 20, "redis-server", 8, 12);
    watch.end();

    assertThat(watch.spent()).isEqualTo(Duration.ofMillis(700));
    assertThat(watch.millisPer(70)).isEqualTo(10.0);
    assertThat(watch.millisPer(0)).isNaN();
  }

  @Test
  void factsOfAMachineAreReadFromItsFiles() {
    assertThat(
            ThisMachine.processor("processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nflags\t: x\n"))
        .isEqualTo("Some CPU @ 2 GHz");
    assertThat(ThisMachine.processor("BogoMIPS\t: 50\n")).isEqualTo(System.getProperty("os.arch"));
    assertThat(ThisMachine.loadOfLastMinute("19.29 10.95 6.24 47/416 15488\n")).isEqualTo(19.29);
  }

  @Test
  void thisProcessIsFoundOnThisMachine() {
    long self = ProcessHandle.current().pid();
    ProcessTable real = ProcessTable.ofThisMachine();

    assertThat(real.withDescendants(List.of(self))).contains(self);
    assertThat(real.memory(List.of(self)).rssMib()).isGreaterThan(10);
    assertThat(real.cpu(List.of(self))).isPositive();
  }

  private void process(int pid, int parent, String name, int user, int system) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Integer.toString(pid)));
    Files.writeString(folder.resolve("stat"), STAT.formatted(pid, name, parent, user, system));
  }

  private void memory(int pid, int rss, int pss) throws IOException {
    Path folder = proc.resolve(Integer.toString(pid));
    Files.writeString(
        folder.resolve("status"),
        "Name:\tjava\nVmHWM:\t  999999 kB\nVmRSS:\t  %d kB\nThreads:\t40\n".formatted(rss));
    Files.writeString(
        folder.resolve("smaps_rollup"),
        "5595-7ffe ---p 00000000 00:00 0 [rollup]\nRss:  %d kB\nPss:  %d kB\nPss_Dirty:  1 kB\n"
            .formatted(rss, pss));
  }
}
