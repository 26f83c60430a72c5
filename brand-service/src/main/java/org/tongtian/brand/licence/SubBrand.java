package org.tongtian.brand.licence;

import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/**
 * A brand of an enterprise or co-operative under a regional one.
 *
 * @param holder whose it is
 */
public record SubBrand(@BsonId String id, String brandId, Text name, NamedParty holder) {}
