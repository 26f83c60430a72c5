package org.tongtian.brand.licence;

import org.bson.codecs.pojo.annotations.BsonId;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.text.Text;

/**
 * A public brand of a region.
 *
 * @param owner who licenses it
 */
public record RegionalBrand(@BsonId String id, Text name, NamedParty owner) {}
