package org.tongtian.orders.aftersales;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bson.types.Binary;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;

/**
 * Makes a photo of what was uploaded: a JPEG of at most 1280 pixels a side, upright, without any of
 * what cameras write beside the picture. The size is read from the header before a pixel is
 * decoded, and large pictures are thinned out while they are read, so that no upload needs more
 * memory than a few pictures of the final size.
 */
@Pure
final class PhotoReader {

  static final int LONGEST_SIDE = 1280;
  private static final int LONGEST_READ = 12_000;
  private static final long MOST_PIXELS = 40_000_000;
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PhotoReader() {}

  /** A photo as it is kept. */
  record Picture(Binary jpeg, int width, int height) {}

  /**
   * Reads it. 400 {@code aftersales.photo_kind} for what is neither JPEG nor PNG by its first
   * bytes, {@code aftersales.photo_too_large} for too many pixels, {@code
   * aftersales.photo_unreadable} for what can't be decoded.
   */
  static Picture read(byte[] bytes) {
    String format = format(bytes);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = readerOf(format);
      try {
        reader.setInput(in, true, true);
        BufferedImage thinned = thinned(reader);
        int turn = format.equals("jpeg") ? ExifOrientation.of(bytes) : ExifOrientation.UPRIGHT;
        return written(upright(thinned, turn));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw Refusal.invalid("aftersales.photo_unreadable", "photo");
    }
  }

  private static String format(byte[] bytes) {
    if (startsWith(bytes, JPEG)) {
      return "jpeg";
    }
    if (startsWith(bytes, PNG)) {
      return "png";
    }
    throw Refusal.invalid("aftersales.photo_kind", "photo");
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length > magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static ImageReader readerOf(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException("This Java reads no " + format);
    }
    return readers.next();
  }

  private static BufferedImage thinned(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    boolean possible =
        width > 0
            && height > 0
            && Math.max(width, height) <= LONGEST_READ
            && (long) width * height <= MOST_PIXELS;
    if (!possible) {
      throw Refusal.invalid("aftersales.photo_too_large", "photo");
    }
    ImageReadParam every = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
    every.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, every);
  }

  private static BufferedImage upright(BufferedImage image, int turn) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    int width = scaled(image.getWidth(), longest);
    int height = scaled(image.getHeight(), longest);
    boolean lies = ExifOrientation.isLying(turn);
    BufferedImage upright =
        new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = upright.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, upright.getWidth(), upright.getHeight());
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform turned = ExifOrientation.turn(turn, width, height);
    turned.scale((double) width / image.getWidth(), (double) height / image.getHeight());
    canvas.drawImage(image, turned, null);
    canvas.dispose();
    return upright;
  }

  private static int scaled(int side, int longest) {
    return longest <= LONGEST_SIDE
        ? side
        : Math.max(1, (int) ((long) side * LONGEST_SIDE / longest));
  }

  private static Picture written(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpeg", out)) {
      throw new IllegalStateException("This Java writes no JPEG");
    }
    return new Picture(new Binary(out.toByteArray()), image.getWidth(), image.getHeight());
  }
}
