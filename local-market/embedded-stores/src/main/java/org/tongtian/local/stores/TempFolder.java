package org.tongtian.local.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders that live as long as a test. */
final class TempFolder {
  private TempFolder() {}

  static Path create() {
    try {
      return Files.createTempDirectory("tongtian-stores-");
    } catch (IOException e) {
      throw new StoreStartException(
          "No temporary folder can be created in "
              + System.getProperty("java.io.tmpdir")
              + "; free space there or set -Djava.io.tmpdir.",
          e);
    }
  }

  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleter());
    } catch (IOException e) {
      throw new UncheckedIOException("Temporary folder " + folder + " could not be removed", e);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
