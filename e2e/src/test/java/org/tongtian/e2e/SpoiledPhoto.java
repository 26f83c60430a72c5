package org.tongtian.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A drawn photo of goods that are partly bad, as a phone's gallery would hand it out. */
final class SpoiledPhoto {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 900;

  private SpoiledPhoto() {}

  /** Writes the photo as a JPEG into that folder. */
  static Path file(Path folder) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xE9, 0xDF, 0xC9));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(0xA8, 0x55, 0x3A));
    pen.fillOval(150, 200, 560, 420);
    pen.setColor(new Color(0x4A, 0x33, 0x28));
    pen.fillOval(330, 330, 210, 150);
    pen.dispose();
    Path file = folder.resolve("spoiled.jpg");
    try {
      ImageIO.write(image, "jpg", file.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file;
  }
}
