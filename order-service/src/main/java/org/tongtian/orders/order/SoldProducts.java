package org.tongtian.orders.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.text.Text;

/**
 * What each co-operative has sold, by name: some hundreds of products, through which a name finds
 * hundreds of thousands of orders. A product is noted before its first order is stored; which ones
 * were noted is remembered, so that a sale costs no further write.
 */
@Repository
public class SoldProducts {

  private static final int REMEMBERED = 20_000;

  private final MongoCollection<SoldProduct> products;
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  SoldProducts(MongoDatabase database) {
    this.products = database.getCollection("sold_products", SoldProduct.class);
    products.createIndex(new Document("cooperativeId", 1));
  }

  void note(Order order) {
    order.lines().forEach(line -> note(order.cooperative().id(), line.goods()));
  }

  private void note(String cooperativeId, OrderLine.Goods goods) {
    Text name = goods.productName();
    String id = Ids.derived(cooperativeId, goods.productId(), name.zh(), name.en());
    if (noted.getIfPresent(id) != null) {
      return;
    }
    products.replaceOne(
        new Document("_id", id),
        new SoldProduct(id, cooperativeId, goods.productId(), name.zh(), name.en()),
        new ReplaceOptions().upsert(true));
    noted.put(id, true);
  }

  /** The products of a co-operative whose name has these words in it, in either language. */
  public List<String> named(String cooperativeId, String words, int limit) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return products
        .find(new Document("cooperativeId", cooperativeId))
        .into(new ArrayList<>())
        .stream()
        .filter(
            product ->
                product.zh().toLowerCase(Locale.ROOT).contains(wanted)
                    || product.en().toLowerCase(Locale.ROOT).contains(wanted))
        .map(SoldProduct::productId)
        .distinct()
        .limit(limit)
        .toList();
  }
}
