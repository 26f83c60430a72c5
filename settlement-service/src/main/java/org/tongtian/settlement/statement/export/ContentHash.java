package org.tongtian.settlement.statement.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.CanonicalJson;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.statement.FullStatement;
import org.tongtian.settlement.statement.Span;
import org.tongtian.settlement.statement.StatementView.StatementLine;

/**
 * SHA-256 of what an export says, the same for every format and language: the canonical JSON of its
 * head, then of each line, each ended by a line feed (docs/settlement.md).
 */
@Pure
final class ContentHash {

  private final MessageDigest digest;

  ContentHash(FullStatement statement) {
    digest = Sha256.digest();
    Span span = statement.span();
    Map<String, Object> head = new HashMap<>();
    head.put("party", statement.party().id());
    head.put("from", span.from().toString());
    head.put("to", span.to().toString());
    head.put("dated", span.dated().name());
    head.put("asOf", span.asOf().toString());
    head.put("opening", statement.opening().amount());
    head.put("in", statement.in().amount());
    head.put("out", statement.out().amount());
    head.put("closing", statement.closing().amount());
    add(head);
  }

  void add(StatementLine line) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("amount", line.amount().amount());
    fields.put("effect", line.effect().name());
    fields.put("kind", line.kind().name());
    fields.put(
        "proof",
        List.of(
            line.proof().book(), line.proof().seq(), line.proof().entry(), line.proof().line()));
    add(fields);
  }

  private void add(Map<String, Object> fields) {
    digest.update(CanonicalJson.of(fields).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  /** The hash, hex; nothing may be added after it. */
  String hex() {
    return Sha256.hex(digest.digest());
  }
}
