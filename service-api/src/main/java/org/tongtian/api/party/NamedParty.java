package org.tongtian.api.party;

import org.tongtian.kit.text.Text;

/** A party by id and name alone. */
public record NamedParty(String id, Text name) {}
