package org.tongtian.local.stores;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Documents in a page. The map holds them as the BSON bytes that the file holds: a commit writes
 * every document of each page that it touches, and copying bytes is all that this costs. Nobody can
 * change what is stored, for whoever reads a document decodes a copy of his own.
 */
final class DocumentType extends BasicDataType<byte[]> {
  static final DocumentType INSTANCE = new DocumentType();

  private static final int OBJECTS = 24;
  private static final int BSON_OBJECT_TOO_LARGE = 10334;

  private DocumentType() {}

  /**
   * @throws MongoServerError when it is larger than MongoDB allows
   */
  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          BSON_OBJECT_TOO_LARGE,
          "BSONObjectTooLarge",
          "Document of " + buffer.readableBytes() + " bytes is larger than allowed");
    }
    return ByteBufUtil.getBytes(buffer);
  }

  static Document decode(byte[] bson) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
  }

  @Override
  public int getMemory(byte[] bson) {
    return OBJECTS + bson.length;
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return false;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] bson) {
    buffer.putVarInt(bson.length).put(bson);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    byte[] bson = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bson);
    return bson;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }
}
