package org.tongtian.settlement.book;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.api.party.PartyKind;
import org.tongtian.api.settlement.ContractInForce;
import org.tongtian.api.settlement.SaleMoney;
import org.tongtian.api.settlement.SettlementApi;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.settlement.contract.ContractService;
import org.tongtian.settlement.contract.ContractTerms;
import org.tongtian.settlement.contract.ContractVersion;
import org.tongtian.settlement.contract.SalePart;

/** What other services ask. */
@RestController
class SettlementApiController implements SettlementApi {

  private final ContractService contracts;
  private final SaleMoneyService money;

  SettlementApiController(ContractService contracts, SaleMoneyService money) {
    this.contracts = contracts;
    this.money = money;
  }

  @Override
  public ContractInForce inForce(String contractId, Instant at, String sellerId) {
    ContractVersion version = contracts.inForce(contractId, at);
    boolean isSeller =
        version
            .terms()
            .party(sellerId)
            .filter(party -> party.kind() == PartyKind.COOPERATIVE)
            .isPresent();
    if (!isSeller) {
      throw Refusal.conflict("settlement.seller_not_party");
    }
    ContractTerms terms = version.terms();
    return new ContractInForce(
        contractId,
        terms.version(),
        version.hash(),
        terms.clauseOf(SalePart.COOPERATIVE_COUPON).isPresent(),
        terms.clauseOf(SalePart.PLATFORM_COUPON).isPresent(),
        terms.clauseOf(SalePart.DELIVERY).isPresent());
  }

  @Override
  public List<SaleMoney> money(List<String> saleIds) {
    if (saleIds.size() > MOST_SALES) {
      throw Refusal.invalid("request.field_invalid", "saleIds", "saleIds");
    }
    return money.of(saleIds);
  }
}
