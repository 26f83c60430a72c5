package org.tongtian.kit.event;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** The durable copy of a published fact. */
public record PublishedFact(@BsonId String id, Fact fact, Instant publishedAt) {}
