package org.tongtian.kit.event;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** What the relay reads of any aggregate. */
public record OutboxView(@BsonId String id, List<Fact> outbox) {}
