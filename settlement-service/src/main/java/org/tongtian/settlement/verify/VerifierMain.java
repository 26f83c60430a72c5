package org.tongtian.settlement.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tongtian.kit.text.Text;

/**
 * The stand-alone verifier: {@code java -jar settlement-verifier.jar export.ndjson [--head
 * known-head.json …] [--lang zh|en]}. Ends with 0 where everything is sound, 1 where something is
 * wrong, 2 where a file can't be read or the options make no sense.
 */
public final class VerifierMain {

  static final int SOUND = 0;
  static final int DAMAGED = 1;
  static final int UNREADABLE = 2;

  private static final Text USAGE =
      new Text(
          "用法：java -jar settlement-verifier.jar 导出文件.ndjson [--head 保存的日首.json …] [--lang zh|en]",
          "usage: java -jar settlement-verifier.jar export.ndjson [--head kept-head.json …] [--lang"
              + " zh|en]");

  private final PrintStream out;
  private String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
  private Path export;
  private final List<Path> heads = new ArrayList<>();

  VerifierMain(PrintStream out) {
    this.out = out;
  }

  /** Checks the export named by the arguments and ends the process with its verdict. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(new VerifierMain(out).run(arguments));
  }

  /** Checks the export named by the arguments; gives the exit code. */
  int run(String... arguments) {
    if (!understands(arguments)) {
      out.println(USAGE.in(language));
      return UNREADABLE;
    }
    List<KnownHead> known = new ArrayList<>();
    for (Path head : heads) {
      try {
        known.add(KnownHead.read(Files.readAllBytes(head)));
      } catch (IOException | IllegalArgumentException unreadable) {
        return unreadable(head, unreadable);
      }
    }
    try {
      Report report = ExportVerifier.verify(export, known);
      out.println(report.in(language));
      return report.isSound() ? SOUND : DAMAGED;
    } catch (IOException unreadable) {
      return unreadable(export, unreadable);
    }
  }

  private int unreadable(Path file, Exception reason) {
    String place = file + ": " + reason.getMessage();
    out.println(new Text("无法读取  " + place, "UNREADABLE  " + place).in(language));
    return UNREADABLE;
  }

  private boolean understands(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      boolean valued = i + 1 < arguments.length;
      if (arguments[i].equals("--head") && valued) {
        heads.add(Path.of(arguments[++i]));
      } else if (arguments[i].equals("--lang") && valued) {
        language = arguments[++i];
      } else if (!arguments[i].startsWith("--") && export == null) {
        export = Path.of(arguments[i]);
      } else {
        return false;
      }
    }
    return export != null && List.of("zh", "en").contains(language);
  }
}
