package org.tongtian.settlement.book;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import org.tongtian.kit.Pure;
import org.tongtian.kit.money.Quantity;
import org.tongtian.settlement.split.Carry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a block's canonical text back, for who checks a book outside the store. */
@Pure
public final class BlockText {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(
              List.class,
              lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .addMixIn(BookedSale.class, SaleNames.class)
          .addMixIn(VersionCarry.class, CarryNames.class)
          .addModule(new SimpleModule().addDeserializer(Quantity.class, new Thousandths()))
          .build()
          .readerFor(Fields.class);

  /** The text's fields; they are those of {@link Block#canonical()}. */
  record Fields(
      String book,
      long seq,
      String previous,
      Instant at,
      List<Entry> entries,
      List<VersionCarry> carries) {}

  /** A quantity is written as whole thousandths. */
  abstract static class SaleNames {
    @JsonProperty("quantityThousandths")
    abstract Quantity quantity();
  }

  /** A carry's fields stand beside its version. */
  abstract static class CarryNames {
    @JsonUnwrapped
    abstract Carry carry();
  }

  private static final class Thousandths extends StdDeserializer<Quantity> {
    Thousandths() {
      super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser parser, DeserializationContext context) {
      return new Quantity(parser.getLongValue());
    }
  }

  private BlockText() {}

  /**
   * The block that a stretch of UTF-8 states. Who does not trust the text compares it with the
   * canonical text of what comes back: what is not one of the fields is left out here.
   *
   * @param hash the block's hash, as stated; not checked here
   * @throws JacksonException where it is no JSON or a field has the wrong form
   * @throws IllegalArgumentException where a field is missing
   */
  public static Block read(byte[] text, int offset, int length, String hash) {
    Fields fields = READER.readValue(text, offset, length);
    if (fields.book() == null || fields.previous() == null || fields.at() == null) {
      throw new IllegalArgumentException("a field is missing");
    }
    return new Block(
        Block.id(fields.book(), fields.seq()),
        fields.book(),
        fields.seq(),
        fields.previous(),
        fields.at(),
        fields.entries(),
        fields.carries(),
        hash);
  }
}
