package org.tongtian.orders.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongtian.kit.problem.Refusal;

/** What becomes of an uploaded picture. */
class PhotoReaderTest {

  @Test
  void aLargePictureIsMadeSmallerAndKeepsItsShape() throws IOException {
    PhotoReader.Picture photo = PhotoReader.read(Pictures.jpeg(4_000, 3_000));
    assertThat(photo.width()).isEqualTo(1_280);
    assertThat(photo.height()).isEqualTo(960);
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photo.jpeg().getData()));
    assertThat(kept.getWidth()).isEqualTo(1_280);
    assertThat(new Color(kept.getRGB(10, 10)).getRed()).isGreaterThan(200);
  }

  @Test
  void aPngBecomesAJpegOnWhite() throws IOException {
    BufferedImage clear = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
    PhotoReader.Picture photo = PhotoReader.read(Pictures.bytes(clear, "png"));
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photo.jpeg().getData()));
    assertThat(photo.width()).isEqualTo(40);
    assertThat(new Color(kept.getRGB(5, 5)).getGreen()).isGreaterThan(250);
  }

  @Test
  void whereAndWithWhatItWasTakenIsGone() throws IOException {
    byte[] withExif = Pictures.withExif(Pictures.jpeg(60, 40), 1);
    assertThat(contains(withExif, "Exif")).isTrue();
    assertThat(contains(withExif, "GPS")).isTrue();
    byte[] kept = PhotoReader.read(withExif).jpeg().getData();
    assertThat(contains(kept, "Exif")).isFalse();
    assertThat(contains(kept, "GPS")).isFalse();
  }

  /** The red corner is upper left in the file; where it is once upright, EXIF says. */
  @ParameterizedTest
  @CsvSource({
    "1, 60, 40, 2, 2", "2, 60, 40, 57, 2", "3, 60, 40, 57, 37", "4, 60, 40, 2, 37",
    "5, 40, 60, 2, 2", "6, 40, 60, 37, 2", "7, 40, 60, 37, 57", "8, 40, 60, 2, 57",
  })
  void itStandsUpright(int orientation, int width, int height, int x, int y) throws IOException {
    byte[] lying = Pictures.withExif(Pictures.redCorner(60, 40), orientation);
    PhotoReader.Picture photo = PhotoReader.read(lying);
    BufferedImage kept = ImageIO.read(new ByteArrayInputStream(photo.jpeg().getData()));
    assertThat(kept.getWidth()).isEqualTo(width);
    assertThat(kept.getHeight()).isEqualTo(height);
    Color corner = new Color(kept.getRGB(x, y));
    assertThat(corner.getRed()).isGreaterThan(150);
    assertThat(corner.getBlue()).isLessThan(100);
  }

  @Test
  void aBombIsRefusedByItsHeader() {
    refused("aftersales.photo_too_large", Pictures.pngHeader(60_000, 60_000));
    refused("aftersales.photo_too_large", Pictures.pngHeader(12_001, 10));
    refused("aftersales.photo_too_large", Pictures.pngHeader(11_000, 11_000));
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    refused("aftersales.photo_kind", new byte[0]);
    refused("aftersales.photo_kind", "GIF89a................".getBytes(StandardCharsets.US_ASCII));
    refused("aftersales.photo_kind", "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII));
    byte[] whole = Pictures.jpeg(200, 200);
    refused("aftersales.photo_unreadable", Arrays.copyOf(whole, 40));
    refused("aftersales.photo_unreadable", Pictures.pngHeader(100, 100));
  }

  @Test
  void nonsenseAboutHowItWasHeldIsIgnored() {
    byte[] cut = {
      (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, (byte) 0xff, (byte) 0xff, 'E'
    };
    assertThat(ExifOrientation.of(cut)).isEqualTo(ExifOrientation.UPRIGHT);
    assertThat(ExifOrientation.of(new byte[] {1, 2})).isEqualTo(ExifOrientation.UPRIGHT);
  }

  private static void refused(String code, byte[] bytes) {
    assertThatThrownBy(() -> PhotoReader.read(bytes))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static boolean contains(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(word);
  }

  /** Pictures as phones and attackers make them. */
  static final class Pictures {

    private Pictures() {}

    static byte[] jpeg(int width, int height) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      fill(image, Color.ORANGE, width, height);
      return bytes(image, "jpeg");
    }

    static byte[] redCorner(int width, int height) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      fill(image, Color.BLUE, width, height);
      fill(image, Color.RED, 16, 16);
      return bytes(image, "jpeg");
    }

    private static void fill(BufferedImage image, Color colour, int width, int height) {
      Graphics2D canvas = image.createGraphics();
      canvas.setColor(colour);
      canvas.fillRect(0, 0, width, height);
      canvas.dispose();
    }

    static byte[] bytes(BufferedImage image, String format) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        ImageIO.write(image, format, out);
      } catch (IOException impossible) {
        throw new java.io.UncheckedIOException(impossible);
      }
      return out.toByteArray();
    }

    /** The same with a segment that says how it was held, and where. */
    static byte[] withExif(byte[] jpeg, int orientation) {
      byte[] place = "GPS 25.75N 106.08E".getBytes(StandardCharsets.US_ASCII);
      ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
      exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
      exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
      exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
      exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
      ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
      whole.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1);
      whole.putShort((short) (exif.capacity() + 2)).put(exif.array());
      return whole.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG that says it is that large, without a pixel. */
    static byte[] pngHeader(int width, int height) {
      ByteBuffer header = ByteBuffer.allocate(33);
      header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
      header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
      header.put(new byte[] {8, 2, 0, 0, 0});
      CRC32 sum = new CRC32();
      sum.update(header.array(), 12, 17);
      return header.putInt((int) sum.getValue()).array();
    }
  }
}
