package org.tongtian.orders.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Money;

/**
 * Reads the cashier's reconciliation file: comma-separated, a line of names first, a line of totals
 * last, amounts in fen.
 */
@Pure
final class CashierStatement {

  private static final String HEAD =
      "kind,merchant_id,merchant_order_id,transaction_id,refund_id,channel_refund_id,"
          + "amount_fen,fee_fen,state,at";

  private CashierStatement() {}

  /**
   * Reads it.
   *
   * @param hash SHA-256 of the file in hex, as the channel stated it apart from the file
   * @throws ChannelUnreachableException where it is not the file that was announced
   */
  static ChannelStatement read(LocalDate day, byte[] file, String hash) {
    if (!sha256(file).equalsIgnoreCase(hash)) {
      throw new ChannelUnreachableException("The statement of " + day + " is not what was hashed");
    }
    try {
      return parsed(day, new String(file, StandardCharsets.UTF_8).lines().toList());
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | IndexOutOfBoundsException malformed) {
      throw new ChannelUnreachableException(
          "The statement of " + day + " can't be read", malformed);
    }
  }

  private static ChannelStatement parsed(LocalDate day, List<String> lines) {
    if (!lines.getFirst().equals(HEAD)) {
      throw new IllegalArgumentException("Other columns: " + lines.getFirst());
    }
    List<ChannelStatement.PaymentLine> payments = new ArrayList<>();
    List<ChannelStatement.RefundLine> refunds = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      String[] cells = line.split(",", -1);
      switch (cells[0]) {
        case "PAYMENT" -> payments.add(payment(cells));
        case "REFUND" -> refunds.add(refund(cells));
        default -> throw new IllegalArgumentException("No such kind of line: " + cells[0]);
      }
    }
    return new ChannelStatement(
        day, List.copyOf(payments), List.copyOf(refunds), totals(lines.getLast()));
  }

  private static ChannelStatement.PaymentLine payment(String[] cells) {
    return new ChannelStatement.PaymentLine(
        cells[1], cells[2], cells[3], fen(cells[6]), fen(cells[7]), Instant.parse(cells[9]));
  }

  private static ChannelStatement.RefundLine refund(String[] cells) {
    return new ChannelStatement.RefundLine(
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        cells[5],
        fen(cells[6]),
        fen(cells[7]),
        RefundState.valueOf(cells[8]),
        Instant.parse(cells[9]));
  }

  private static ChannelStatement.Totals totals(String line) {
    String[] cells = line.split(",", -1);
    if (!cells[0].equals("TOTAL")) {
      throw new IllegalArgumentException("The file was cut off");
    }
    return new ChannelStatement.Totals(
        Long.parseLong(cells[1]), fen(cells[2]), fen(cells[3]), fen(cells[4]));
  }

  private static Money fen(String cell) {
    return Money.cny(Long.parseLong(cell));
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
