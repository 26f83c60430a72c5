package org.tongtian.settlement.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookTerms;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractText;
import org.tongtian.settlement.proof.Ed25519;
import org.tongtian.settlement.proof.Sha256;
import org.tongtian.settlement.split.Splitter;
import org.tongtian.settlement.verify.ExportText.SignedBy;
import tools.jackson.core.JacksonException;

/** The contract versions of an export, each signed by all its parties. */
@Pure
final class SignedContracts implements BookTerms {

  private final String book;
  private final Map<Integer, ContractTerms> terms = new HashMap<>();
  private final Map<Integer, Splitter> splitters = new HashMap<>();
  private final SignerKeys keys = new SignerKeys();

  /** The book follows a version that the export does not have. */
  static final class UnknownVersion extends RuntimeException {
    private final int version;

    UnknownVersion(int version) {
      super("version " + version, null, false, false);
      this.version = version;
    }

    int version() {
      return version;
    }
  }

  SignedContracts(String book) {
    this.book = book;
  }

  /** Checks and keeps the contract of a line. */
  void take(ExportLine line) {
    Fields fields = line.fields().only("type", "contract", "hash", "signatures");
    String canonical = fields.inner("contract").canonical();
    String hash = Sha256.of(canonical);
    if (!hash.equals(fields.hash("hash"))) {
      throw Fault.at(line.number(), FaultKind.HASH_DIFFERS, hash, fields.hash("hash"));
    }
    ContractTerms read = read(line.number(), canonical);
    if (!read.contractId().equals(book)) {
      throw Fault.at(line.number(), FaultKind.OTHER_BOOK, book, read.contractId());
    }
    checkSignatures(line, fields, read, hash);
    if (terms.putIfAbsent(read.version(), read) != null) {
      throw Fault.at(line.number(), FaultKind.CONTRACT_REPEATED, read.version());
    }
    splitters.put(read.version(), splitter(line.number(), read));
  }

  private static ContractTerms read(long line, String canonical) {
    ContractTerms read;
    try {
      read = ContractText.read(canonical);
    } catch (JacksonException malformed) {
      throw Fault.at(line, FaultKind.CONTRACT_UNREADABLE, malformed.getOriginalMessage());
    } catch (Refusal | IllegalArgumentException | NullPointerException malformed) {
      throw Fault.at(line, FaultKind.CONTRACT_UNREADABLE, String.valueOf(malformed.getMessage()));
    }
    if (!read.canonical().equals(canonical)) {
      throw Fault.at(line, FaultKind.CONTRACT_TEXT_DIFFERS, read.canonical());
    }
    return read;
  }

  private static Splitter splitter(long line, ContractTerms read) {
    try {
      return Splitter.of(read);
    } catch (RuntimeException unsound) {
      throw Fault.at(line, FaultKind.CONTRACT_UNREADABLE, unsound.toString());
    }
  }

  private void checkSignatures(ExportLine line, Fields fields, ContractTerms read, String hash) {
    Set<String> signed = new HashSet<>();
    for (Fields each : fields.list("signatures")) {
      SignedBy signature = each.contractSignature();
      String party = signature.party();
      if (read.party(party).isEmpty() || !signed.add(party)) {
        throw Fault.at(line.number(), FaultKind.SIGNER_UNKNOWN, party);
      }
      keys.take(line.number(), signature);
      if (!Ed25519.verifies(signature.publicKey(), hash, signature.signature())) {
        throw Fault.at(line.number(), FaultKind.SIGNATURE_FALSE, named(read, party));
      }
    }
    for (Party party : read.parties()) {
      if (!signed.contains(party.id())) {
        throw Fault.at(
            line.number(), FaultKind.SIGNATURE_MISSING, read.version(), named(read, party.id()));
      }
    }
  }

  private static Text named(ContractTerms read, String party) {
    Text name = read.party(party).map(Party::name).orElseThrow();
    return new Text(name.zh() + " (" + party + ")", name.en() + " (" + party + ")");
  }

  /** The keys that the party signs with, empty where it is no party. */
  Optional<Set<String>> keysOf(String party) {
    return keys.of(party);
  }

  @Override
  public ContractTerms terms(int version) {
    ContractTerms found = terms.get(version);
    if (found == null) {
      throw new UnknownVersion(version);
    }
    return found;
  }

  @Override
  public Splitter splitter(int version) {
    Splitter found = splitters.get(version);
    if (found == null) {
      throw new UnknownVersion(version);
    }
    return found;
  }
}
