package org.tongtian.settlement.heads;

import org.springframework.stereotype.Component;
import org.tongtian.kit.security.Caller;
import org.tongtian.settlement.contract.ContractService;

/** Who may read a whole book: the parties of its contract, auditors and the committee. */
@Component
public class BookReaders {

  private final ContractService contracts;

  BookReaders(ContractService contracts) {
    this.contracts = contracts;
  }

  /** Whether the caller may; nobody may read a book without a signed contract. */
  public boolean mayRead(String book, Caller caller) {
    return contracts.signedVersions(book).stream()
        .anyMatch(
            version ->
                caller.readsEverything()
                    || (caller.partyId() != null
                        && version.terms().party(caller.partyId()).isPresent()));
  }
}
