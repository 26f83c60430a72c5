package org.tongtian.settlement.book;

import java.util.List;

/** A receipt came before the payment of its sale; it must be delivered again later. */
public final class EarlyReceiptException extends RuntimeException {

  EarlyReceiptException(List<BookEvent.OfSale> early) {
    super("Not paid yet: " + early.stream().map(BookEvent.OfSale::saleId).toList());
  }
}
