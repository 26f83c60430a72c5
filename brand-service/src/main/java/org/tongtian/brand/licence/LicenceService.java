package org.tongtian.brand.licence;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tongtian.brand.licence.Statements.BrandStatement;
import org.tongtian.brand.licence.Statements.LicenceStatement;
import org.tongtian.brand.licence.Statements.SubBrandStatement;
import org.tongtian.brand.validity.BusinessDays;
import org.tongtian.kit.problem.Refusal;

/** Regional brands and who may carry them (promise B1). */
@Service
public class LicenceService {

  private final BrandRepository repository;
  private final BusinessDays days;

  LicenceService(BrandRepository repository, BusinessDays days) {
    this.repository = repository;
    this.days = days;
  }

  /** The licence that counts for the product today, valid or not; empty where there is none. */
  public Optional<LicensedProduct> of(String productId) {
    return LeadingLicence.of(repository.licencesOf(productId), days.today())
        .map(
            licence ->
                new LicensedProduct(
                    licence,
                    repository.brand(licence.brandId()),
                    licence.subBrandId() == null
                        ? null
                        : repository.subBrand(licence.subBrandId())));
  }

  void put(String id, BrandStatement statement) {
    repository.insert(statement.under(id));
  }

  void put(String brandId, String id, SubBrandStatement statement) {
    requireBrand(brandId);
    repository.insert(statement.under(brandId, id));
  }

  void put(String brandId, String id, LicenceStatement statement) {
    requireBrand(brandId);
    Licence licence = statement.under(brandId, id);
    requireSubBrand(brandId, licence.subBrandId());
    if (!repository.insert(licence) && repository.licence(id) == null) {
      throw Refusal.conflict("brand.licence_number_taken");
    }
  }

  private void requireBrand(String brandId) {
    if (repository.brand(brandId) == null) {
      throw Refusal.notFound("brand.brand_unknown");
    }
  }

  private void requireSubBrand(String brandId, String subBrandId) {
    if (subBrandId == null) {
      return;
    }
    SubBrand found = repository.subBrand(subBrandId);
    if (found == null || !found.brandId().equals(brandId)) {
      throw Refusal.invalid("brand.sub_brand_unknown", "subBrandId");
    }
  }
}
