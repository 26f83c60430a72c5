package org.tongtian.catalog;

import java.time.LocalDate;
import java.time.ZoneId;
import org.tongtian.kit.id.Ids;

/** A product of the Ziyun co-operative with one lot, under new ids. */
public record Demo(
    String cooperativeId, String productId, String skuId, String lotId, String contractId) {

  /** New ids. */
  public static Demo fresh() {
    return new Demo(Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next());
  }

  /** Another product of the same co-operative. */
  public Demo sibling() {
    return new Demo(cooperativeId, Ids.next(), Ids.next(), Ids.next(), contractId);
  }

  /** The body that puts it in place, at 6.50 ¥ a jin. */
  public String whole(String stock) {
    return """
        {"cooperative":{"id":"%s","name":{"zh":"紫云红芯红薯合作社","en":"Ziyun sweet potato co-op"}},
         "name":{"zh":"红芯红薯","en":"Red-heart sweet potato"},
         "description":{"zh":"沙地种的，蒸着吃最甜。","en":"Grown in sandy soil, sweetest when steamed."},
         "picture":"sweet-potato","origin":{"zh":"贵州紫云","en":"Ziyun, Guizhou"},
         "season":{"zh":"十月到十二月","en":"October to December"},"contractId":"%s",
         "skus":[{"id":"%s","name":{"zh":"散装","en":"Loose"},"unit":"JIN",
           "lots":[{"id":"%s","harvestDate":"%s","grade":"FIRST",
             "price":{"amount":650,"currency":"CNY"},"stock":%s}]}]}
        """
        .formatted(cooperativeId, contractId, skuId, lotId, today().minusDays(10), stock);
  }

  /** The body with which its manager lists another. */
  public String listing() {
    return """
        {"name":{"zh":"红芯薯干","en":"Dried sweet potato"},
         "description":{"zh":"自家晒的。","en":"Sun-dried."},
         "picture":"sweet-potato","origin":{"zh":"贵州紫云","en":"Ziyun, Guizhou"},
         "season":{"zh":"全年","en":"All year"},"contractId":"%s",
         "sku":{"name":{"zh":"一盒","en":"One box"},"unit":"BOX","gramsPerUnit":1200,"lot":%s}}
        """
        .formatted(contractId, lot("60"));
  }

  /** The body of a further lot. */
  public String lot(String stock) {
    return """
        {"harvestDate":"%s","grade":"SECOND","price":{"amount":590,"currency":"CNY"},"stock":%s}
        """
        .formatted(today().minusDays(2), stock);
  }

  /** Today in Shanghai. */
  public static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }
}
