package org.tongtian.local.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Secrets of this one market, made at its first start and readable by its owner alone. */
final class LocalSecrets {

  private static final int BYTES = 24;

  private final Path file;
  private final Properties values = new Properties();

  private LocalSecrets(Path file) {
    this.file = file;
  }

  /** The secrets kept in the data folder. */
  static LocalSecrets in(Path data) {
    LocalSecrets secrets = new LocalSecrets(data.resolve("secrets.properties"));
    secrets.read();
    return secrets;
  }

  /** The secret of that name, made now where there is none. */
  synchronized String of(String name) {
    String known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    values.setProperty(name, HexFormat.of().formatHex(random));
    write();
    return values.getProperty(name);
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write() {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        values.store(writer, null);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
