package org.tongtian.settlement.heads;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractSignatures;
import org.tongtian.settlement.contract.KeyCustody;
import org.tongtian.settlement.heads.HeadKeyRepository.HeadKey;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.HeadSignature;

/** Reads daily heads and takes the co-operatives' signatures under them. */
@Service
public class HeadService {

  private final HeadRepository heads;
  private final HeadKeyRepository keys;
  private final ContractService contracts;
  private final KeyCustody custody;
  private final ContractSignatures signatures;
  private final Clock clock;

  HeadService(
      HeadRepository heads,
      HeadKeyRepository keys,
      ContractService contracts,
      KeyCustody custody,
      ContractSignatures signatures,
      Clock clock) {
    this.heads = heads;
    this.keys = keys;
    this.contracts = contracts;
    this.custody = custody;
    this.signatures = signatures;
    this.clock = clock;
  }

  /** Heads without leaves, newest first. */
  List<HeadDocument> list(String before, int limit) {
    return heads.list(before, limit);
  }

  /**
   * The head of a day.
   *
   * @throws Refusal {@code head.unknown} (404)
   */
  HeadDocument head(LocalDate day) {
    return heads.find(day).orElseThrow(() -> Refusal.notFound("head.unknown"));
  }

  /**
   * The head that covers a block, empty where no head does yet.
   *
   * @param day of the block; a head of an earlier day can't cover it
   */
  Optional<HeadDocument> covering(String book, long seq, LocalDate day) {
    LocalDate from = day;
    List<HeadDocument> chunk = heads.from(from);
    while (!chunk.isEmpty()) {
      for (HeadDocument head : chunk) {
        boolean covers =
            head.leaves().stream().anyMatch(leaf -> leaf.book().equals(book) && leaf.last() >= seq);
        if (covers) {
          return Optional.of(head);
        }
      }
      from = LocalDate.parse(chunk.getLast().day()).plusDays(1);
      chunk = heads.from(from);
    }
    return Optional.empty();
  }

  /** Hands over all heads with their leaves, oldest first. */
  public void forEach(Consumer<HeadDocument> reader) {
    List<HeadDocument> chunk = heads.from(LocalDate.EPOCH);
    while (!chunk.isEmpty()) {
      chunk.forEach(reader);
      chunk = heads.from(LocalDate.parse(chunk.getLast().day()).plusDays(1));
    }
  }

  /**
   * Co-signs a head for a co-operative: with the key of its own that it signs contracts with, else
   * with the one it has registered for heads, else by the custody.
   *
   * @param hash of the head that it means to sign
   * @param signature made with its own key, Base64; null where the custody shall sign for it
   * @throws Refusal {@code head.hash_differs} (409), {@code head.signature_missing}, {@code
   *     head.signature_false} (400), {@code head.signed_already} (409)
   */
  HeadDocument sign(String party, LocalDate day, String hash, String signature) {
    requireCooperative(party);
    HeadDocument head = head(day);
    if (!head.hash().equals(hash)) {
      throw Refusal.of(HttpStatus.CONFLICT, "head.hash_differs", "hash");
    }
    HeadSignature made = signature(party, hash, signature);
    if (!made.signs(hash)) {
      throw Refusal.invalid("head.signature_false", "signature");
    }
    if (!heads.addSignature(day, hash, made)) {
      throw Refusal.conflict("head.signed_already");
    }
    return head(day);
  }

  private HeadSignature signature(String party, String hash, String given) {
    Optional<String> ownKey = signatures.ownKey(party);
    Optional<HeadKey> own = ownKey.isPresent() ? Optional.empty() : keys.find(party);
    if ((ownKey.isPresent() || own.isPresent()) && given == null) {
      throw Refusal.invalid("head.signature_missing", "signature");
    }
    String publicKey =
        ownKey
            .or(() -> own.map(HeadKey::publicKey))
            .orElseGet(() -> Ed25519.text(custody.publicKey(party)));
    return new HeadSignature(
        party,
        publicKey,
        given == null ? custodySignature(party, HeadSignature.message(hash)) : given,
        own.map(HeadKey::endorsement).orElse(null),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The key that a co-operative has registered for heads alone. */
  Optional<HeadKey> keyOf(String party) {
    return keys.find(party);
  }

  /**
   * Makes a key that the co-operative keeps itself the one it co-signs with, from now on and for
   * good. Who signs contracts with a key of its own co-signs with that one.
   *
   * @param publicKey Ed25519, Base64 of X.509
   * @param signature by that key over {@link HeadSignature#keyMessage}, Base64
   * @throws Refusal {@code head.key_malformed}, {@code head.signature_false} (400), {@code
   *     head.key_registered} (409)
   */
  HeadKey register(String party, String publicKey, String signature) {
    requireCooperative(party);
    if (!Ed25519.isKey(publicKey)) {
      throw Refusal.invalid("head.key_malformed", "publicKey");
    }
    if (signatures.ownKey(party).isPresent()) {
      throw Refusal.conflict("head.key_registered");
    }
    String message = HeadSignature.keyMessage(party, publicKey);
    if (signature == null || !Ed25519.verifies(publicKey, message, signature)) {
      throw Refusal.invalid("head.signature_false", "signature");
    }
    HeadKey key =
        new HeadKey(
            party,
            publicKey,
            custodySignature(party, message),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!keys.insert(key)) {
      throw Refusal.conflict("head.key_registered");
    }
    return key;
  }

  private void requireCooperative(String party) {
    boolean cooperative =
        contracts.party(party).filter(found -> found.kind() == PartyKind.COOPERATIVE).isPresent();
    if (!cooperative) {
      throw Refusal.forbidden("auth.forbidden");
    }
  }

  private String custodySignature(String party, String message) {
    byte[] signature = custody.sign(party, message.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signature);
  }
}
