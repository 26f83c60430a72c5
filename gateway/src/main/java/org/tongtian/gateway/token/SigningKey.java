package org.tongtian.gateway.token;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A key that tokens are signed with.
 *
 * @param id key id ({@code kid})
 * @param jwk the private key as JWK JSON
 * @param activeFrom when it starts to sign; it is published before
 */
public record SigningKey(@BsonId String id, String jwk, Instant activeFrom) {}
