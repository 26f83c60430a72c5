package org.tongtian.orders.aftersales;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tongtian.kit.Pure;

/**
 * How a camera held a picture, as EXIF 2.3 says it (tag 0x0112, 1 to 8). It is read before all of
 * that is dropped, since phones store most portraits lying down.
 */
@Pure
final class ExifOrientation {

  static final int UPRIGHT = 1;
  private static final int MOST = 8;
  private static final int TAG = 0x0112;
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final long EXIF = 0x457869660000L; // "Exif", two zeros

  private ExifOrientation() {}

  /** The orientation of a JPEG; upright where it says none, or nonsense. */
  static int of(byte[] jpeg) {
    try {
      return find(ByteBuffer.wrap(jpeg).position(2));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      return UPRIGHT;
    }
  }

  /** Whether width and height change places. */
  static boolean isLying(int orientation) {
    return orientation > 4;
  }

  /** What turns a picture of that size upright. */
  static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static int find(ByteBuffer segments) {
    while (segments.remaining() > 4 && (segments.get() & 0xff) == 0xff) {
      int marker = segments.get() & 0xff;
      if (marker == START_OF_SCAN) {
        return UPRIGHT;
      }
      int length = (segments.getShort() & 0xffff) - 2;
      if (marker == APP1 && isExif(segments)) {
        return inTiff(segments.slice(segments.position() + 6, length - 6));
      }
      segments.position(segments.position() + length);
    }
    return UPRIGHT;
  }

  private static boolean isExif(ByteBuffer segment) {
    return segment.remaining() >= 8 && segment.getLong(segment.position()) >>> 16 == EXIF;
  }

  private static int inTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        int value = tiff.getShort(entry + 8) & 0xffff;
        return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
