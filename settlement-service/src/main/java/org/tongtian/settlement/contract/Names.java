package org.tongtian.settlement.contract;

import java.util.List;
import org.tongtian.api.party.Party;
import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** The names of a contract's parties as sentences use them. */
@Pure
public record Names(ContractTerms terms) {

  /** The party's name; fails for who is no party. */
  public Text of(String party) {
    return terms.party(party).map(Party::name).orElseThrow();
  }

  /** Several names, in order. */
  public Text of(List<String> parties) {
    List<Text> names = parties.stream().map(this::of).toList();
    return new Text(
        String.join("、", names.stream().map(Text::zh).toList()),
        String.join(", ", names.stream().map(Text::en).toList()));
  }
}
