package org.tongtian.brand.licence;

import java.time.LocalDate;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.brand.statement.StatementRules;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.text.Text;

/** What is put in place, under an id of the caller's. */
@Pure
final class Statements {

  private static final Quantity LARGEST_QUOTA = Quantity.of(1_000_000_000);

  private Statements() {}

  /** A regional brand. */
  record BrandStatement(Text name, NamedParty owner) {

    RegionalBrand under(String id) {
      StatementRules.id(id, "id");
      StatementRules.name(name, "name");
      StatementRules.party(owner, "owner");
      return new RegionalBrand(id, name, owner);
    }
  }

  /** A sub-brand. */
  record SubBrandStatement(Text name, NamedParty holder) {

    SubBrand under(String brandId, String id) {
      StatementRules.id(id, "id");
      StatementRules.name(name, "name");
      StatementRules.party(holder, "holder");
      return new SubBrand(id, brandId, name, holder);
    }
  }

  /**
   * A licence.
   *
   * @param subBrandId null for one without a sub-brand
   * @param quota null without limit
   */
  record LicenceStatement(
      String subBrandId,
      NamedParty holder,
      String number,
      Text scope,
      List<String> productIds,
      Quantity quota,
      LocalDate validFrom,
      LocalDate validTo) {

    Licence under(String brandId, String id) {
      StatementRules.id(id, "id");
      StatementRules.party(holder, "holder");
      StatementRules.number(number, "number");
      StatementRules.scope(scope, "scope");
      StatementRules.products(productIds, "productIds");
      StatementRules.validity(validFrom, validTo);
      StatementRules.require(isQuota(quota), "brand.quota_invalid", "quota");
      return new Licence(
          id, brandId, subBrandId, holder, number, scope, productIds, quota, validFrom, validTo);
    }
  }

  private static boolean isQuota(Quantity quota) {
    return quota == null || (quota.isPositive() && quota.compareTo(LARGEST_QUOTA) <= 0);
  }
}
