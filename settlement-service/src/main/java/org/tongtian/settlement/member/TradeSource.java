package org.tongtian.settlement.member;

import java.time.LocalDate;
import org.tongtian.kit.text.Text;

/** Something that knows what members traded with their co-op. */
public interface TradeSource {

  /** What kind of trade it counts, for readers. */
  Text name();

  /** The household's trade with the co-op from one business day to another, both included, fen. */
  long trade(String coop, String party, LocalDate from, LocalDate to);
}
