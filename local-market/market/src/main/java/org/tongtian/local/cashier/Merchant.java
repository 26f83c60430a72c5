package org.tongtian.local.cashier;

import javax.crypto.SecretKey;

/**
 * A merchant as one of its keys shows it.
 *
 * @param says what its words are signed with
 * @param hears what the cashier's words to it are signed with
 */
record Merchant(String id, String keyId, SecretKey says, SecretKey hears) {}
