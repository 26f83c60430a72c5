package org.tongtian.settlement.forward;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongtian.api.party.NamedParty;
import org.tongtian.kit.money.Money;
import org.tongtian.kit.money.Quantity;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.Ratio;

/**
 * A forward order as a side proposes it.
 *
 * @param contractId of a contract in force that both are parties to; its book settles the order
 * @param buyer party id
 * @param seller party id
 * @param product what is bought
 * @param unit code of the unit
 * @param grade code of the grade
 * @param quantity in the unit
 * @param from first day of delivery
 * @param to last day of delivery
 * @param floor lowest price of a unit
 * @param markup x of max(floor, market × (1 + x)); null for 0
 * @param deposit that the buyer pays, null for none
 * @param sellerPenalty part of the missing goods' value at the floor; null for none
 * @param buyerPenalty the same for the buyer
 * @param tolerance part of the quantity that may be missing at no cost; null for none
 * @param payWithinDays null for 15
 */
record ForwardProposal(
    String contractId,
    String buyer,
    String seller,
    Text product,
    String unit,
    String grade,
    Quantity quantity,
    LocalDate from,
    LocalDate to,
    Money floor,
    Ratio markup,
    Money deposit,
    Ratio sellerPenalty,
    Ratio buyerPenalty,
    Ratio tolerance,
    Integer payWithinDays) {

  private static final int USUAL_CREDIT_DAYS = 15;
  private static final int LONGEST_NAME = 60;

  /** The terms under that id; {@code forward.terms_invalid} (400) names what is missing. */
  ForwardTerms terms(String id, NamedParty buyerParty, NamedParty sellerParty) {
    need(product != null && isName(product.zh()) && isName(product.en()), "product");
    need(unit != null, "unit");
    need(quantity != null, "quantity");
    need(from != null, "from");
    need(to != null, "to");
    return new ForwardTerms(
        id,
        contractId,
        buyerParty,
        sellerParty,
        product,
        unit,
        grade,
        quantity.thousandths(),
        from,
        to,
        fen(floor, "floor"),
        orNone(markup),
        deposit == null ? 0 : fen(deposit, "deposit"),
        orNone(sellerPenalty),
        orNone(buyerPenalty),
        orNone(tolerance),
        payWithinDays == null ? USUAL_CREDIT_DAYS : payWithinDays);
  }

  private static Ratio orNone(Ratio ratio) {
    return ratio == null ? new Ratio(0, 1) : ratio;
  }

  private static long fen(Money money, String field) {
    need(money != null && money.currency().equals(Money.CNY), field);
    return money.amount();
  }

  private static boolean isName(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private static void need(boolean kept, String field) {
    if (!kept) {
      throw Refusal.invalid("forward.terms_invalid", field, field);
    }
  }

  /** Finds the sides of a proposal in the contract that it is made under. */
  @Component
  static final class Sides {

    private final ContractService contracts;

    Sides(ContractService contracts) {
      this.contracts = contracts;
    }

    /**
     * The terms of the proposal.
     *
     * @param proposer must be buyer or seller
     * @throws Refusal {@code forward.not_a_side}, {@code forward.terms_invalid} (400)
     */
    ForwardTerms terms(ForwardProposal proposal, String proposer, String id, Instant now) {
      need(proposal.contractId() != null, "contractId");
      ContractTerms contract = contracts.inForce(proposal.contractId(), now).terms();
      NamedParty buyer = side(contract, proposal.buyer(), "buyer");
      NamedParty seller = side(contract, proposal.seller(), "seller");
      if (!proposer.equals(buyer.id()) && !proposer.equals(seller.id())) {
        throw Refusal.invalid("forward.not_a_side", "buyer");
      }
      return proposal.terms(id, buyer, seller);
    }

    private static NamedParty side(ContractTerms contract, String id, String field) {
      return contract
          .party(id)
          .map(party -> new NamedParty(party.id(), party.name()))
          .orElseThrow(() -> Refusal.invalid("forward.not_a_side", field));
    }
  }
}
