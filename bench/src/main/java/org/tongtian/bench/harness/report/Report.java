package org.tongtian.bench.harness.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.tongtian.bench.harness.machine.MachineFacts;

/**
 * What a benchmark prints at its end: the machine, notes, a table, and the figures as the last
 * line.
 */
public final class Report {

  private final String title;
  private final MachineFacts machine;
  private final List<String> notes = new ArrayList<>();

  public Report(String title, MachineFacts machine) {
    this.title = title;
    this.machine = machine;
  }

  /** Adds a line on how the run was made or what it could not measure. */
  public Report note(String line) {
    notes.add(line);
    return this;
  }

  /** Prints everything; nothing may be printed after it, because scripts read the last line. */
  public void print(PrintStream out, Table table, Figures figures) {
    out.println();
    out.println(title);
    out.println(machine.sentence());
    notes.forEach(out::println);
    out.println();
    out.print(table.text());
    out.println();
    addMachine(figures);
    out.println(figures.line());
    out.flush();
  }

  private void addMachine(Figures figures) {
    figures
        .add("cores", machine.cores())
        .add("memory_mib", machine.memoryMib())
        .add("processor", machine.processor())
        .add("kernel", machine.kernel())
        .add("java", machine.java())
        .add("commit", machine.commit())
        .add("load_before", machine.loadBefore());
  }
}
