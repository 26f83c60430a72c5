package org.tongtian.settlement.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.BookLeaf;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.DayHead;
import org.tongtian.settlement.proof.HeadSignature;
import org.tongtian.settlement.proof.KeyChange;

/** Reads the fields of a line strictly; a field of the wrong form is the line's fault. */
@Pure
final class Fields {

  private final long line;
  private final Map<?, ?> values;

  Fields(long line, Map<?, ?> values) {
    this.line = line;
    this.values = values;
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name);
  }

  long number(String name) {
    return switch (values.get(name)) {
      case Integer number -> number;
      case Long number -> number;
      case null, default -> throw wrong(name);
    };
  }

  boolean isNull(String name) {
    return values.get(name) == null;
  }

  Fields inner(String name) {
    if (values.get(name) instanceof Map<?, ?> map) {
      return new Fields(line, map);
    }
    throw wrong(name);
  }

  List<Fields> list(String name) {
    List<Fields> all = new ArrayList<>();
    for (Object each : plainList(name)) {
      if (!(each instanceof Map<?, ?> map)) {
        throw wrong(name);
      }
      all.add(new Fields(line, map));
    }
    return all;
  }

  private List<?> plainList(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name);
  }

  /** Hashes in hex. */
  List<byte[]> hashes(String name) {
    List<byte[]> hashes = new ArrayList<>();
    for (Object each : plainList(name)) {
      if (!(each instanceof String hex) || !isHash(hex)) {
        throw wrong(name);
      }
      hashes.add(HexFormat.of().parseHex(hex));
    }
    return hashes;
  }

  String hash(String name) {
    String text = text(name);
    if (!isHash(text)) {
      throw wrong(name);
    }
    return text;
  }

  private static boolean isHash(String text) {
    return text.length() == 64 && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
  }

  Instant instant(String name) {
    try {
      Instant instant = Instant.parse(text(name));
      if (instant.toString().equals(text(name))) {
        return instant;
      }
    } catch (DateTimeException malformed) {
      throw wrong(name);
    }
    throw wrong(name);
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException malformed) {
      throw wrong(name);
    }
  }

  /** Refuses fields that nobody reads. */
  Fields only(String... names) {
    for (Object name : values.keySet()) {
      if (!Set.of(names).contains(name)) {
        throw wrong((String) name);
      }
    }
    return this;
  }

  String canonical() {
    return CanonicalJson.of(values);
  }

  DayHead head() {
    only("day", "previous", "books", "blocks", "root");
    return new DayHead(
        day("day"), hash("previous"), number("books"), number("blocks"), hash("root"));
  }

  BookLeaf leaf() {
    only("book", "first", "last", "hash", "root");
    return new BookLeaf(text("book"), number("first"), number("last"), hash("hash"), hash("root"));
  }

  HeadSignature headSignature() {
    only("party", "publicKey", "signature", "endorsement", "signedAt");
    return new HeadSignature(
        text("party"),
        text("publicKey"),
        text("signature"),
        isNull("endorsement") ? null : text("endorsement"),
        instant("signedAt"));
  }

  ExportText.SignedBy contractSignature() {
    only("party", "publicKey", "signature", "signedAt", "changes");
    List<KeyChange> changes =
        values.containsKey("changes")
            ? list("changes").stream().map(Fields::keyChange).toList()
            : List.of();
    if (values.containsKey("changes") && changes.isEmpty()) {
      throw wrong("changes");
    }
    return new ExportText.SignedBy(
        text("party"), text("publicKey"), text("signature"), instant("signedAt"), changes);
  }

  private KeyChange keyChange() {
    only("from", "to", "signature");
    return new KeyChange(text("from"), text("to"), text("signature"));
  }

  private Fault.Found wrong(String name) {
    return Fault.at(line, FaultKind.FIELD_WRONG, name);
  }
}
