package org.tongtian.brand.licence;

/**
 * The licence that counts for a product, with the brands it joins.
 *
 * @param subBrand null where the licence names none
 */
public record LicensedProduct(Licence licence, RegionalBrand brand, SubBrand subBrand) {}
