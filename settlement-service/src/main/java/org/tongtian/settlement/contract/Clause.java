package org.tongtian.settlement.contract;

import java.util.Map;

/**
 * One clause of a contract: who gets what of each sale. The kinds are a closed set, one record
 * each; the readable sentence is made from the fields, so text and rule cannot part (promise S1).
 */
public sealed interface Clause permits ShareOfGross, FixedFee, Remainder {

  /** The clause's number in the contract, from 1; never the place in a list. */
  int no();

  /** Id of the party that is paid. */
  String payee();

  /** Stable name of the kind. */
  String kind();

  /** The fields that are hashed and signed; whole numbers and strings only. */
  Map<String, Object> canonical();
}
