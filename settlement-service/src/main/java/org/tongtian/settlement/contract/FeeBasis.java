package org.tongtian.settlement.contract;

/** What a fixed fee is counted by. */
public enum FeeBasis {
  /** Once for each order. */
  ORDER,
  /** For each unit of the quantity sold, parts of a unit in proportion. */
  UNIT,
  /** For each kilogram of goods sold by weight, in whole grams; parts of a gram are not counted. */
  KILO,
  /** For each piece or box of goods that are counted. */
  ITEM,
  /** For each leg of the way. */
  LEG,
  /** For each unit of the quantity accepted in the grade that the clause names. */
  ACCEPTED
}
