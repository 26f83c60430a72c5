package org.tongtian.settlement.contract;

import java.time.Instant;

/**
 * A party's Ed25519 signature over the hash of a contract version.
 *
 * @param party id of the party
 * @param signature Base64 of the signature over the bytes of the hash's hexadecimal text
 * @param signedAt when
 */
public record Signature(String party, String signature, Instant signedAt) {}
