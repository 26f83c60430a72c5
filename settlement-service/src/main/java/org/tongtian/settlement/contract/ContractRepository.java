package org.tongtian.settlement.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Repository;
import org.tongtian.api.party.Party;
import org.tongtian.settlement.proof.Sha256;

/**
 * Contract versions, one document each. The terms are kept as the very text that was signed; only
 * signatures are ever added.
 */
@Repository
class ContractRepository {

  private final MongoCollection<StoredVersion> versions;

  /** By the text itself, so that a changed text is read anew. */
  private final Cache<String, ReadTerms> texts = Caffeine.newBuilder().maximumSize(1_000).build();

  private record ReadTerms(ContractTerms terms, String hash, boolean isCanonical) {}

  /**
   * One stored version; public for the record codec alone.
   *
   * @param id contract id and version
   * @param canonical the signed text
   * @param partyIds to find a party's contracts
   * @param operation id of the operation that drafted it, so that a retry finds it again
   */
  public record StoredVersion(
      @BsonId String id,
      String contractId,
      int version,
      String canonical,
      String hash,
      Instant effectiveFrom,
      List<String> partyIds,
      String operation,
      List<Signature> signatures) {}

  ContractRepository(MongoDatabase database) {
    versions = database.getCollection("contracts", StoredVersion.class);
    versions.createIndex(new Document("contractId", 1));
    versions.createIndex(new Document("partyIds", 1));
  }

  /** Stores a new version; false where that version is there already, which stays as it is. */
  boolean insert(ContractVersion version, String operation) {
    ContractTerms terms = version.terms();
    StoredVersion stored =
        new StoredVersion(
            id(terms.contractId(), terms.version()),
            terms.contractId(),
            terms.version(),
            terms.canonical(),
            version.hash(),
            terms.effectiveFrom(),
            terms.parties().stream().map(Party::id).toList(),
            operation,
            version.signatures());
    try {
      versions.insertOne(stored);
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
      return false;
    }
  }

  /** Adds a signature; false where the party has signed before or the hash is another. */
  boolean addSignature(String contractId, int version, String hash, Signature signature) {
    Document unsigned =
        new Document("_id", id(contractId, version))
            .append("hash", hash)
            .append("signatures.party", new Document("$ne", signature.party()));
    Document signed =
        new Document("party", signature.party())
            .append("signature", signature.signature())
            .append("signedAt", signature.signedAt());
    if (signature.publicKey() != null) {
      signed.append("publicKey", signature.publicKey());
    }
    return versions
            .updateOne(unsigned, new Document("$push", new Document("signatures", signed)))
            .getModifiedCount()
        == 1;
  }

  Optional<ContractVersion> find(String contractId, int version) {
    return Optional.ofNullable(versions.find(new Document("_id", id(contractId, version))).first())
        .map(this::read);
  }

  /** All versions of a contract, oldest first. */
  List<ContractVersion> versionsOf(String contractId) {
    return list(new Document("contractId", contractId));
  }

  /** All versions of all contracts that the party is part of. */
  List<ContractVersion> versionsWith(String partyId) {
    return list(new Document("partyIds", partyId));
  }

  /** Ids of all contracts, sorted. */
  List<String> ids() {
    return versions.distinct("contractId", String.class).into(new ArrayList<>()).stream()
        .sorted()
        .toList();
  }

  Optional<ContractVersion> draftedBy(String contractId, String operation) {
    return Optional.ofNullable(
            versions
                .find(new Document("contractId", contractId).append("operation", operation))
                .first())
        .map(this::read);
  }

  private List<ContractVersion> list(Document filter) {
    List<ContractVersion> found = new ArrayList<>();
    versions.find(filter).sort(new Document("_id", 1)).forEach(each -> found.add(read(each)));
    return found;
  }

  private ContractVersion read(StoredVersion stored) {
    ReadTerms read = texts.get(stored.canonical(), ContractRepository::read);
    if (!read.hash().equals(stored.hash()) || !read.isCanonical()) {
      throw new IllegalStateException("Contract " + stored.id() + " was tampered with");
    }
    return new ContractVersion(read.terms(), stored.hash(), stored.signatures());
  }

  private static ReadTerms read(String canonical) {
    ContractTerms terms = ContractText.read(canonical);
    return new ReadTerms(terms, Sha256.of(canonical), terms.canonical().equals(canonical));
  }

  private static String id(String contractId, int version) {
    return String.format("%s:%06d", contractId, version);
  }
}
