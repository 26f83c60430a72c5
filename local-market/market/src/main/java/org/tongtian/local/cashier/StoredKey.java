package org.tongtian.local.cashier;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A key that the cashier keeps: its own pair, or a merchant's public key.
 *
 * @param id key id
 * @param owner {@code channel} or the merchant's id
 * @param privateKey PKCS#8 in Base64, null for a merchant's
 * @param publicKey X.509 in Base64
 */
public record StoredKey(@BsonId String id, String owner, String privateKey, String publicKey) {}
