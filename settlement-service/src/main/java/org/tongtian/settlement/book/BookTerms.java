package org.tongtian.settlement.book;

import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.split.Splitter;

/** The contract of a book, by version: what every entry must follow from. */
public interface BookTerms {

  /** The terms of a version that all its parties have signed. */
  ContractTerms terms(int version);

  /** The splitter of these terms. */
  Splitter splitter(int version);
}
