package org.tongtian.settlement.book;

import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;

/**
 * Nobody gets money in a book whose contract does not name them; only dividends go to members of a
 * co-operative that are no parties. Checked before an append and not by the audit: the newest
 * signed version names everybody who ever was bound.
 */
final class PartyCheck {

  private static final String DIVIDEND = "DIVIDEND";

  private final ContractService contracts;

  PartyCheck(ContractService contracts) {
    this.contracts = contracts;
  }

  void check(String book, BookEvent event) {
    if (event instanceof BookEvent.Deposited deposited) {
      require(terms(book), deposited.party(), "party");
    } else if (event instanceof BookEvent.Transferred transferred) {
      ContractTerms terms = terms(book);
      for (BookEvent.Leg leg : transferred.legs()) {
        if (leg.amount() < 0 || !DIVIDEND.equals(transferred.cause())) {
          require(terms, leg.party(), "legs");
        }
      }
    }
  }

  private ContractTerms terms(String book) {
    return contracts.newestSigned(book).orElseThrow(() -> Refusal.notFound("contract.unknown"));
  }

  private static void require(ContractTerms terms, String party, String field) {
    if (terms.party(party).isEmpty()) {
      throw Refusal.invalid("book.party_unknown", field, party);
    }
  }
}
