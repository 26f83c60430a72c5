package org.tongtian.api.party;

import org.tongtian.kit.text.Text;

/**
 * Somebody who takes part in sales.
 *
 * @param id UUIDv7
 * @param name as shown to people
 * @param kind what they do
 */
public record Party(String id, Text name, PartyKind kind) {}
