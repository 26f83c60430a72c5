package org.tongtian.orders.channel;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A merchant key pair as it is kept in the database.
 *
 * @param privateKey PKCS#8 in Base64
 * @param publicKey X.509 in Base64
 */
public record KeptKey(@BsonId String id, String privateKey, String publicKey) {}
