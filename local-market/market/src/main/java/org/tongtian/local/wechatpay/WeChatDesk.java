package org.tongtian.local.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated channel answers to a merchant, apart from how it is carried. */
final class WeChatDesk {

  private static final int LONGEST_NUMBER = 32;
  private static final int LONGEST_DESCRIPTION = 127;

  private final Merchant merchant;
  private final PlatformKey key;
  private final Books books;
  private final JsonMapper json;

  WeChatDesk(Merchant merchant, PlatformKey key, Books books, JsonMapper json) {
    this.merchant = merchant;
    this.key = key;
    this.books = books;
    this.json = json;
  }

  static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(Bill.BEIJING));
  }

  /**
   * Opens an order.
   *
   * @param kind h5, native or jsapi
   * @param base of this server's address
   */
  Map<String, Object> prepay(String kind, String body, String base) {
    JsonNode asked = read(body);
    require("appid", merchant.appId().equals(text(asked, "appid")));
    require("mchid", merchant.merchantId().equals(text(asked, "mchid")));
    String number = text(asked, "out_trade_no");
    require("out_trade_no", number.matches("[0-9A-Za-z_|*-]{6," + LONGEST_NUMBER + "}"));
    String description = text(asked, "description");
    require("description", !description.isBlank());
    require(
        "description", description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION);
    require("notify_url", text(asked, "notify_url").matches("https?://.*"));
    long total = asked.path("amount").path("total").asLong(0);
    require("amount.total", total > 0);
    if (kind.equals("h5")) {
      JsonNode scene = asked.path("scene_info");
      require("scene_info.payer_client_ip", !text(scene, "payer_client_ip").isBlank());
      require("scene_info.h5_info.type", !text(scene.path("h5_info"), "type").isBlank());
    }
    Books.Order order =
        books.open(number, description, total, expiry(asked), text(asked, "notify_url"));
    return switch (kind) {
      case "h5" -> Map.of("h5_url", base + "/simulated/checkout?prepay_id=" + order.prepayId());
      case "native" -> Map.of("code_url", "weixin://wxpay/bizpayurl?pr=" + order.prepayId());
      default -> Map.of("prepay_id", order.prepayId());
    };
  }

  private static Instant expiry(JsonNode asked) {
    try {
      return OffsetDateTime.parse(text(asked, "time_expire")).toInstant();
    } catch (DateTimeException malformed) {
      throw WeChatRefusal.wrongParameter("time_expire");
    }
  }

  /** An order as the channel shows it; what is not known yet is left out. */
  Map<String, Object> view(Books.Order order) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("appid", merchant.appId());
    view.put("mchid", merchant.merchantId());
    view.put("out_trade_no", order.outTradeNo());
    view.put("trade_state", order.state().name());
    view.put("trade_state_desc", order.state().name());
    if (order.state() == Books.State.SUCCESS) {
      view.put("transaction_id", order.transactionId());
      view.put("trade_type", "MWEB");
      view.put("bank_type", "OTHERS");
      view.put("success_time", time(order.paidAt()));
      view.put("payer", Map.of("openid", "oSimulatedBuyer"));
      view.put(
          "amount",
          Map.of(
              "total",
              order.total(),
              "payer_total",
              order.total(),
              "currency",
              "CNY",
              "payer_currency",
              "CNY"));
    }
    return view;
  }

  /** Closes; the answer has no body. */
  void close(String number, String body) {
    require("mchid", merchant.merchantId().equals(text(read(body), "mchid")));
    books.close(number);
  }

  Books.Refund refund(String body) {
    JsonNode asked = read(body);
    JsonNode amount = asked.path("amount");
    require("amount.currency", text(amount, "currency").equals("CNY"));
    return books.refund(
        text(asked, "out_trade_no"),
        text(asked, "out_refund_no"),
        amount.path("refund").asLong(0),
        amount.path("total").asLong(0),
        text(asked, "notify_url"));
  }

  /** A refund as an answer shows it. */
  Map<String, Object> view(Books.Refund refund) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("refund_id", refund.refundId());
    view.put("out_refund_no", refund.outRefundNo());
    view.put("transaction_id", refund.order().transactionId());
    view.put("out_trade_no", refund.order().outTradeNo());
    view.put("channel", "ORIGINAL");
    view.put("user_received_account", "零钱");
    view.put("create_time", time(refund.createdAt()));
    if (refund.succeededAt() != null) {
      view.put("success_time", time(refund.succeededAt()));
    }
    view.put("status", refund.status().name());
    view.put(
        "amount",
        Map.of(
            "total",
            refund.order().total(),
            "refund",
            refund.amount(),
            "payer_refund",
            refund.amount(),
            "currency",
            "CNY"));
    return view;
  }

  /** A refund as a notification tells it. */
  Map<String, Object> told(Books.Refund refund) {
    Map<String, Object> told = view(refund);
    told.remove("status");
    told.put("mchid", merchant.merchantId());
    told.put("refund_status", refund.status().name());
    return told;
  }

  Map<String, Object> certificates() {
    return Map.of(
        "data",
        List.of(
            Map.of(
                "serial_no",
                key.serial(),
                "effective_time",
                time(key.from()),
                "expire_time",
                time(key.until()),
                "encrypt_certificate",
                PlatformKey.sealed(merchant.apiV3Key(), "certificate", key.certificatePem()))));
  }

  /**
   * Where the bill of a day can be fetched.
   *
   * @param today bills are made when their day is over
   */
  Map<String, Object> bill(String date, LocalDate today, String base) {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeException malformed) {
      throw WeChatRefusal.wrongParameter("bill_date");
    }
    if (!day.isBefore(today)) {
      throw WeChatRefusal.billNotReady();
    }
    String bill = Bill.of(merchant, books, day);
    if (bill == null) {
      throw WeChatRefusal.noBill();
    }
    return Map.of(
        "hash_type",
        "SHA1",
        "hash_value",
        sha1(bill),
        "download_url",
        base + "/v3/billdownload/file?token=" + day);
  }

  /** The bill itself. */
  String billFile(String token) {
    String bill = Bill.of(merchant, books, LocalDate.parse(token));
    if (bill == null) {
      throw WeChatRefusal.noBill();
    }
    return bill;
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException malformed) {
      throw WeChatRefusal.wrongParameter("body");
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static void require(String field, boolean isSound) {
    if (!isSound) {
      throw WeChatRefusal.wrongParameter(field);
    }
  }
}
