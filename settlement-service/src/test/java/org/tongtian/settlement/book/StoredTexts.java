package org.tongtian.settlement.book;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/** What somebody with access to the store could do to a block. */
public final class StoredTexts {

  private StoredTexts() {}

  /** Makes the first line of a block one larger, whatever its hash says. */
  public static void raiseFirstAmount(MongoDatabase database, Document filter) {
    MongoCollection<Document> blocks = database.getCollection("blocks");
    Document block = blocks.find(filter).first();
    String text = new String(block.get("text", Binary.class).getData(), StandardCharsets.UTF_8);
    String name = "\"amount\":";
    int from = text.indexOf(name) + name.length();
    int to = text.indexOf(',', from);
    String raised =
        text.substring(0, from)
            + (Long.parseLong(text.substring(from, to)) + 1)
            + text.substring(to);
    Binary changed = new Binary(raised.getBytes(StandardCharsets.UTF_8));
    blocks.updateOne(filter, new Document("$set", new Document("text", changed)));
  }

  /** Puts another block in a place. */
  static void replace(MongoDatabase database, Block block) {
    database
        .getCollection("blocks", StoredBlock.class)
        .replaceOne(
            new Document("_id", block.id()),
            StoredBlock.of(new SealedBlock(block, block.canonicalBytes()), List.of()));
  }
}
