package org.tongtian.settlement.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tongtian.settlement.proof.Sha256;

/**
 * The packaged verifier, run by itself as somebody else would: after the packaging, which tells
 * where the jar is. Asked for by its name before that, it is skipped.
 */
@EnabledIfSystemProperty(
    named = "verifier.jar",
    matches = ".+",
    disabledReason = "the jar is not packaged yet: mvn verify")
class VerifierJarTest {

  private static SampleExport sample;

  @TempDir private Path folder;

  /** What a run of the jar ended with. */
  private record Run(int code, String output) {}

  @BeforeAll
  static void makeExport() {
    sample = new SampleExport(2, 3, 5);
  }

  @Test
  void holdsEveryClassItMayComeTo() throws Exception {
    try (JarFile jar = new JarFile(System.getProperty("verifier.jar"))) {
      assertThat(VerifierPartsTest.reached())
          .filteredOn(name -> !name.equals("org.tongtian.kit.Pure")) // kept in no class file read
          .allSatisfy(
              name -> assertThat(jar.getEntry(name.replace('.', '/') + ".class")).isNotNull());
    }
  }

  @Test
  void acceptsASoundExport() throws Exception {
    Run run = verify("--lang", "zh", write("sound.ndjson", sample.lines()));
    assertThat(run.output()).startsWith("可信  账本 " + sample.terms.contractId());
    assertThat(run.code()).isZero();
  }

  @Test
  void namesDamage() throws Exception {
    List<String> lines = new ArrayList<>(sample.lines());
    lines.remove(3);
    Run run = verify(write("hole.ndjson", lines), "--lang", "en");
    assertThat(run.output())
        .startsWith("DAMAGED  line 4, block 2: expected block 2, found block 3");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesAContractItDoesNotKnowWithoutTheWeb() throws Exception {
    List<String> lines = new ArrayList<>(sample.lines());
    String unknown = lines.get(1).replace("\"REMAINDER\"", "\"RIDDLE\"");
    String terms = unknown.substring("{\"contract\":".length(), unknown.indexOf(",\"hash\":\""));
    lines.set(1, unknown.replace(sample.terms.hash(), Sha256.of(terms)));
    Run run = verify(write("riddle.ndjson", lines), "--lang", "en");
    assertThat(run.output())
        .startsWith("DAMAGED  line 2: the contract cannot be read: contract.clause_kind_unknown");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void saysWhatItCannotRead() throws Exception {
    Run missing = verify(folder.resolve("none.ndjson").toString(), "--lang", "en");
    assertThat(missing.output()).startsWith("UNREADABLE  ");
    assertThat(missing.code()).isEqualTo(2);
    Run usage = verify("--lang", "en");
    assertThat(usage.output()).startsWith("usage: java -jar settlement-verifier.jar");
    assertThat(usage.code()).isEqualTo(2);
    Path noHead = Files.writeString(folder.resolve("head.json"), "{}");
    Run head =
        verify(write("sound.ndjson", sample.lines()), "--head", noHead.toString(), "--lang", "en");
    assertThat(head.output()).startsWith("UNREADABLE  ");
    assertThat(head.code()).isEqualTo(2);
  }

  private String write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), SampleExport.bytes(lines)).toString();
  }

  private static Run verify(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                System.getProperty("verifier.jar")));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
