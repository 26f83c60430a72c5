package org.tongtian.settlement.contract;

import java.util.HashMap;
import java.util.Map;
import org.tongtian.kit.Pure;

/**
 * The hashed form of what terms may have besides their clauses. What is not agreed leaves no trace,
 * so that older contracts keep their text and their hash.
 */
@Pure
final class TermsFields {

  private TermsFields() {}

  static void add(Map<String, Object> fields, ContractTerms terms) {
    if (terms.channel() != null) {
      fields.put(
          "channel",
          Map.of(
              "profile",
              terms.channel().profile(),
              "directClauses",
              terms.channel().directClauses()));
    }
    if (terms.recovery() != null) {
      fields.put("recovery", terms.recovery().stream().map(TermsFields::step).toList());
    }
    if (!terms.examples().isEmpty()) {
      fields.put("examples", terms.examples().stream().map(TermsFields::example).toList());
    }
  }

  private static Map<String, Object> step(RecoveryStep step) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("from", step.from().name());
    given(fields, "party", step.party());
    return fields;
  }

  private static Map<String, Object> example(WorkedExample example) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", Fields.plain(example.name()));
    fields.put("gross", Fields.plain(example.gross()));
    fields.put("quantityThousandths", example.quantityThousandths());
    fields.put("unit", example.unit());
    given(fields, "grade", example.grade());
    given(fields, "host", example.host());
    given(fields, "legs", example.legs());
    given(fields, "market", Fields.plain(example.market()));
    given(fields, "cooperativeCoupon", Fields.plain(example.cooperativeCoupon()));
    given(fields, "platformCoupon", Fields.plain(example.platformCoupon()));
    given(fields, "delivery", Fields.plain(example.delivery()));
    if (example.balances() != null) {
      fields.put("balances", example.balances().stream().map(TermsFields::balance).toList());
    }
    fields.put("expected", example.expected().stream().map(TermsFields::expected).toList());
    return fields;
  }

  private static Map<String, Object> balance(WorkedExample.Balance balance) {
    return Map.of("party", balance.party(), "amount", Fields.plain(balance.amount()));
  }

  private static Map<String, Object> expected(WorkedExample.Expected line) {
    return Map.of(
        "clauseNo", line.clauseNo(), "payee", line.payee(), "amount", Fields.plain(line.amount()));
  }

  private static void given(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
