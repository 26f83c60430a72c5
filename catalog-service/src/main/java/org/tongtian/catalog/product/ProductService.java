package org.tongtian.catalog.product;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tongtian.api.catalog.ProductCard;
import org.tongtian.api.party.NamedParty;
import org.tongtian.catalog.stock.ClaimRules;
import org.tongtian.catalog.stock.LotChanges;
import org.tongtian.catalog.stock.LotStock;
import org.tongtian.catalog.stock.SellingTerms;
import org.tongtian.catalog.stock.StockService;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;

/** Lists products and lots (promise C1) and answers what they are and how much is left. */
@Service
class ProductService {

  private static final ZoneId BUSINESS_DAYS = ZoneId.of("Asia/Shanghai");

  private final ProductRepository repository;
  private final ProductViews views;
  private final StockService stock;
  private final LotChanges changes;
  private final PublicPages pages;
  private final SellingContracts contracts;
  private final Clock clock;

  ProductService(
      ProductRepository repository,
      ProductViews views,
      StockService stock,
      LotChanges changes,
      PublicPages pages,
      SellingContracts contracts,
      Clock clock) {
    this.repository = repository;
    this.views = views;
    this.stock = stock;
    this.changes = changes;
    this.pages = pages;
    this.contracts = contracts;
    this.clock = clock;
  }

  Listing<ProductCard> cards(String after, int limit) {
    Listing.check(after, limit);
    return Listing.of(repository.productsAfter(after, limit + 1), limit).showing(views::cards);
  }

  /** Unknown ones left out, in the order asked for. */
  List<ProductCard> cards(List<String> ids) {
    List<Product> found = repository.products(ids);
    found.sort((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())));
    return views.cards(found);
  }

  Listing<ProductView> own(String cooperativeId, String after, int limit) {
    Listing.check(after, limit);
    return Listing.of(repository.productsOf(cooperativeId, after, limit + 1), limit)
        .showing(views::withStock);
  }

  ProductView product(String id) {
    return views.publicly(List.of(known(repository.product(id)))).getFirst();
  }

  LotView lot(String id) {
    Lot lot = lotOf(id);
    return views.publicly(lot, repository.product(lot.productId()));
  }

  /**
   * Lists a co-operative's new product under a contract that it may sell under; the operation id
   * makes a second attempt the same one.
   */
  ProductView list(NewProduct wanted, String cooperativeId, String operationId) {
    ProductRules.check(wanted, today());
    NamedParty cooperative = repository.cooperative(cooperativeId);
    if (cooperative == null) {
      throw Refusal.conflict("catalog.cooperative_unknown");
    }
    contracts.requireSellable(wanted.contractId(), now(), cooperativeId);
    store(operationId, wanted.under(operationId, cooperative));
    return views.withStock(List.of(repository.product(operationId))).getFirst();
  }

  /** Puts a whole product in place unless its id is there already. */
  void putInPlace(String id, ProductDraft draft) {
    ProductRules.check(id, draft, today());
    if (repository.product(id) == null) {
      contracts.requireSellable(draft.contractId(), now(), draft.cooperative().id());
      repository.save(draft.cooperative());
      store(id, draft);
    }
  }

  /** Registers a co-operative, which may then list products. */
  void register(NamedParty cooperative) {
    ProductRules.party(cooperative);
    repository.save(cooperative);
  }

  LotView addLot(String skuId, LotTerms terms, String cooperativeId, String operationId) {
    Product product = repository.productOfSku(skuId);
    if (product == null) {
      throw Refusal.notFound("catalog.sku_unknown");
    }
    requireOwn(product.cooperative().id(), cooperativeId);
    Unit unit = product.sku(skuId).unit();
    ProductRules.lot(terms, unit, "", today());
    store(operationId, product.id(), skuId, unit, cooperativeId, terms);
    pages.changed();
    return views.withStock(repository.lot(operationId), product);
  }

  LotView reprice(String lotId, Money price, String cooperativeId) {
    Lot lot = ownLot(lotId, cooperativeId);
    ProductRules.price(price, "price");
    changes.reprice(lotId, price);
    pages.changed();
    return views.withStock(lot, repository.product(lot.productId()));
  }

  LotView setTerms(String lotId, SellingTerms terms, String cooperativeId) {
    Lot lot = ownLot(lotId, cooperativeId);
    Product product = repository.product(lot.productId());
    ClaimRules.check(terms, product.sku(lot.skuId()).unit(), "");
    changes.setTerms(lotId, terms);
    pages.changed();
    return views.withStock(lot, product);
  }

  LotView harvest(String lotId, LocalDate day, Quantity quantity, String cooperativeId) {
    Lot lot = ownLot(lotId, cooperativeId);
    Product product = repository.product(lot.productId());
    ProductRules.harvest(day, quantity, product.sku(lot.skuId()).unit(), today());
    changes.harvest(lotId, day, quantity);
    pages.changed();
    return views.withStock(lot, product);
  }

  private Lot ownLot(String lotId, String cooperativeId) {
    Lot lot = lotOf(lotId);
    requireOwn(lot.cooperativeId(), cooperativeId);
    return lot;
  }

  /** The stock first, the product last, so that nobody sees a part of it. */
  private void store(String productId, ProductDraft draft) {
    String cooperativeId = draft.cooperative().id();
    for (ProductDraft.SkuDraft sku : draft.skus()) {
      Unit unit = Unit.byCode(sku.unit()).orElseThrow();
      for (ProductDraft.LotDraft lot : sku.lots()) {
        store(lot.id(), productId, sku.id(), unit, cooperativeId, lot.terms());
      }
    }
    repository.insertIfAbsent(
        new Product(
            productId,
            draft.cooperative(),
            draft.name(),
            draft.description(),
            draft.picture(),
            draft.origin(),
            draft.season(),
            draft.contractId(),
            draft.skus().stream().map(ProductDraft.SkuDraft::sku).toList(),
            now(),
            draft.legs() == null ? Product.ONE_LEG : draft.legs()));
    pages.changed();
  }

  private void store(
      String lotId,
      String productId,
      String skuId,
      Unit unit,
      String cooperativeId,
      LotTerms terms) {
    stock.declare(
        LotStock.listed(
            lotId,
            productId,
            unit.code(),
            terms.stock(),
            terms.price(),
            terms.selling(),
            terms.presale()));
    repository.insertIfAbsent(
        new Lot(lotId, productId, skuId, cooperativeId, terms.thereFrom(), terms.grade(), now()));
  }

  private Lot lotOf(String id) {
    Lot lot = Ids.isId(id) ? repository.lot(id) : null;
    if (lot == null) {
      throw Refusal.notFound("catalog.lot_unknown");
    }
    return lot;
  }

  private static Product known(Product product) {
    if (product == null) {
      throw Refusal.notFound("catalog.product_unknown");
    }
    return product;
  }

  private static void requireOwn(String owner, String cooperativeId) {
    if (!owner.equals(cooperativeId)) {
      throw Refusal.forbidden("catalog.not_yours");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BUSINESS_DAYS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
