package org.tongtian.catalog.product;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tongtian.api.catalog.PresaleTerms;
import org.tongtian.api.party.NamedParty;
import org.tongtian.catalog.stock.ClaimRules;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.money.Unit;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** What may be listed; each refusal names the field at fault. */
@Pure
final class ProductRules {

  static final int SHORT_TEXT = 60;
  static final int LONG_TEXT = 2000;
  static final long HIGHEST_PRICE_FEN = 100_000_000;
  static final int OLDEST_YEARS = 5;
  static final int LONGEST_PRESALE_DAYS = 366;
  static final int LONGEST_HARVEST_DAYS = 120;
  static final int MOST_BALANCE_DAYS = 30;

  private static final int MOST_PARTS = 50;
  private static final int MOST_LEGS = 20;
  private static final Set<String> PICTURES =
      Set.copyOf(
          Arrays.asList(
              "sweet-potato", "kiwi", "tea", "bamboo", "guitar", "chilli", "prickly-pear"));

  private ProductRules() {}

  static void check(String productId, ProductDraft draft, LocalDate today) {
    id(productId, "id");
    party(draft.cooperative());
    text(draft.name(), SHORT_TEXT, "name");
    text(draft.description(), LONG_TEXT, "description");
    text(draft.origin(), SHORT_TEXT, "origin");
    text(draft.season(), SHORT_TEXT, "season");
    require(
        draft.picture() != null && PICTURES.contains(draft.picture()),
        "catalog.picture_unknown",
        "picture");
    require(Ids.isId(draft.contractId()), "catalog.contract_invalid", "contractId");
    legs(draft.legs());
    parts(draft.skus(), "skus");
    for (int i = 0; i < draft.skus().size(); i++) {
      sku(draft.skus().get(i), "skus[" + i + "]", today);
    }
  }

  static void check(NewProduct wanted, LocalDate today) {
    text(wanted.name(), SHORT_TEXT, "name");
    text(wanted.description(), LONG_TEXT, "description");
    text(wanted.origin(), SHORT_TEXT, "origin");
    text(wanted.season(), SHORT_TEXT, "season");
    require(
        wanted.picture() != null && PICTURES.contains(wanted.picture()),
        "catalog.picture_unknown",
        "picture");
    require(Ids.isId(wanted.contractId()), "catalog.contract_invalid", "contractId");
    legs(wanted.legs());
    present(wanted.sku(), "sku");
    text(wanted.sku().name(), SHORT_TEXT, "sku.name");
    Unit unit = unit(wanted.sku().unit(), "sku.unit");
    Weights.grams(unit, wanted.sku().gramsPerUnit(), "sku.gramsPerUnit");
    present(wanted.sku().lot(), "sku.lot");
    lot(wanted.sku().lot(), unit, "sku.lot.", today);
  }

  static void lot(LotTerms lot, Unit unit, String path, LocalDate today) {
    if (lot.presale() == null) {
      LocalDate harvest = lot.harvestDate();
      boolean isThere =
          harvest != null
              && !harvest.isAfter(today)
              && !harvest.isBefore(today.minusYears(OLDEST_YEARS));
      require(isThere, "catalog.harvest_date_invalid", path + "harvestDate");
    } else {
      presale(lot.presale(), path + "presale", today);
      boolean isSaidOnce =
          lot.harvestDate() == null || lot.harvestDate().equals(lot.presale().harvestFrom());
      require(isSaidOnce, "catalog.harvest_date_invalid", path + "harvestDate");
    }
    require(Grades.byCode(lot.grade()).isPresent(), "catalog.grade_unknown", path + "grade");
    price(lot.price(), path + "price");
    require(ClaimRules.isQuantity(lot.stock(), unit), "catalog.stock_invalid", path + "stock");
    ClaimRules.check(lot.selling(), unit, path);
  }

  /** What is said of a harvest: its day and how much of the unit, nothing where all failed. */
  static void harvest(LocalDate day, Quantity quantity, Unit unit, LocalDate today) {
    boolean isOver =
        day != null && !day.isAfter(today) && !day.isBefore(today.minusYears(OLDEST_YEARS));
    require(isOver, "catalog.harvest_day_invalid", "date");
    boolean sane = Quantity.ZERO.equals(quantity) || ClaimRules.isQuantity(quantity, unit);
    require(sane, "catalog.harvest_quantity_invalid", "quantity");
  }

  private static void presale(PresaleTerms terms, String path, LocalDate today) {
    LocalDate from = terms.harvestFrom();
    LocalDate until = terms.harvestUntil();
    boolean isAhead =
        from != null && from.isAfter(today) && !from.isAfter(today.plusDays(LONGEST_PRESALE_DAYS));
    require(isAhead, "catalog.harvest_window_invalid", path + ".harvestFrom");
    boolean ends =
        until != null
            && !until.isBefore(from)
            && !until.isAfter(from.plusDays(LONGEST_HARVEST_DAYS));
    require(ends, "catalog.harvest_window_invalid", path + ".harvestUntil");
    boolean isPart = terms.depositPercent() >= 1 && terms.depositPercent() <= 99;
    require(isPart, "catalog.deposit_invalid", path + ".depositPercent");
    boolean isTime = terms.balanceDays() >= 1 && terms.balanceDays() <= MOST_BALANCE_DAYS;
    require(
        isTime,
        "catalog.balance_days_invalid",
        path + ".balanceDays",
        String.valueOf(MOST_BALANCE_DAYS));
  }

  static void price(Money price, String field) {
    boolean sane =
        price != null
            && price.currency().equals(Money.CNY)
            && price.amount() > 0
            && price.amount() <= HIGHEST_PRICE_FEN;
    require(sane, "catalog.price_invalid", field);
  }

  static void party(NamedParty cooperative) {
    present(cooperative, "cooperative");
    id(cooperative.id(), "cooperative.id");
    text(cooperative.name(), SHORT_TEXT, "cooperative.name");
  }

  private static void sku(ProductDraft.SkuDraft sku, String path, LocalDate today) {
    present(sku, path);
    id(sku.id(), path + ".id");
    text(sku.name(), SHORT_TEXT, path + ".name");
    Unit unit = unit(sku.unit(), path + ".unit");
    Weights.grams(unit, sku.gramsPerUnit(), path + ".gramsPerUnit");
    parts(sku.lots(), path + ".lots");
    for (int i = 0; i < sku.lots().size(); i++) {
      ProductDraft.LotDraft lot = sku.lots().get(i);
      String lotPath = path + ".lots[" + i + "]";
      present(lot, lotPath);
      id(lot.id(), lotPath + ".id");
      lot(lot.terms(), unit, lotPath + ".", today);
    }
  }

  private static void legs(Integer legs) {
    boolean possible = legs == null || (legs >= Product.ONE_LEG && legs <= MOST_LEGS);
    require(possible, "catalog.legs_invalid", "legs", String.valueOf(MOST_LEGS));
  }

  private static Unit unit(String code, String field) {
    return Unit.byCode(code).orElseThrow(() -> Refusal.invalid("catalog.unit_unknown", field));
  }

  private static void text(Text text, int most, String field) {
    require(
        text != null && isText(text.zh(), most) && isText(text.en(), most),
        "catalog.text_invalid",
        field,
        field,
        String.valueOf(most));
  }

  private static boolean isText(String text, int most) {
    return text != null
        && !text.isBlank()
        && text.codePointCount(0, text.length()) <= most
        && Text.isPlainLines(text);
  }

  private static void id(String id, String field) {
    require(Ids.isId(id), "catalog.id_invalid", field, field);
  }

  private static void parts(List<?> parts, String field) {
    require(
        parts != null && !parts.isEmpty() && parts.size() <= MOST_PARTS,
        "request.field_invalid",
        field,
        field);
  }

  private static void present(Object part, String field) {
    require(part != null, "request.field_invalid", field, field);
  }

  private static void require(boolean holds, String code, String field, Object... arguments) {
    if (!holds) {
      throw Refusal.invalid(code, field, arguments);
    }
  }
}
