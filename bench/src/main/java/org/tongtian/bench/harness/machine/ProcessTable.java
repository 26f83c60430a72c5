package org.tongtian.bench.harness.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Processes, their memory and their time on processors, as {@code /proc} tells them. */
public final class ProcessTable {

  private final Path proc;

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** The processes of this machine (Linux). */
  public static ProcessTable ofThisMachine() {
    return new ProcessTable(Path.of("/proc"));
  }

  /** These processes where they are alive, and everything they started, directly or not. */
  public Set<Long> withDescendants(Collection<Long> roots) {
    List<ProcessStat> all = all();
    Set<Long> found = new TreeSet<>();
    Deque<Long> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      long pid = open.pop();
      if (isAmong(all, pid) && found.add(pid)) {
        all.stream().filter(each -> each.parent() == pid).forEach(each -> open.push(each.pid()));
      }
    }
    return found;
  }

  private static boolean isAmong(List<ProcessStat> all, long pid) {
    return all.stream().anyMatch(each -> each.pid() == pid);
  }

  /** Memory of those among these processes that are alive. */
  public MemoryUse memory(Collection<Long> pids) {
    long rss = 0;
    long pss = 0;
    int alive = 0;
    for (long pid : pids) {
      Optional<String> status = read(pid, "status");
      if (status.isPresent()) {
        alive++;
        rss += KibLines.find(status.get(), "VmRSS").orElse(0);
        pss +=
            read(pid, "smaps_rollup").map(text -> KibLines.find(text, "Pss").orElse(0)).orElse(0L);
      }
    }
    return new MemoryUse(rss, pss, alive);
  }

  /** Time on processors of those among these processes that are alive, since each one started. */
  public Duration cpu(Collection<Long> pids) {
    return pids.stream()
        .flatMap(pid -> stat(pid).stream())
        .map(ProcessStat::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private List<ProcessStat> all() {
    List<ProcessStat> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(proc)) {
      folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .forEach(name -> stat(Long.parseLong(name)).ifPresent(all::add));
    } catch (IOException failure) {
      throw new UncheckedIOException("Figures of processes need /proc, so Linux", failure);
    }
    return all;
  }

  private Optional<ProcessStat> stat(long pid) {
    return read(pid, "stat").map(ProcessStat::parse);
  }

  /** Empty where the process has gone meanwhile or is not ours to read. */
  private Optional<String> read(long pid, String file) {
    try {
      return Optional.of(Files.readString(proc.resolve(Long.toString(pid)).resolve(file)))
          .filter(text -> !text.isBlank());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
