package org.tongtian.api.settlement;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What other services ask of settlement-service. */
public interface SettlementApi {

  /**
   * The version in force for a sale by that co-operative. Refuses with {@code
   * settlement.no_contract_in_force} (409) and, where the seller is no co-operative of the
   * contract, with {@code settlement.seller_not_party} (409): nobody sells under a contract of
   * others.
   */
  @GetMapping("/internal/settlement/contracts/{id}/in-force")
  ContractInForce inForce(
      @PathVariable("id") String contractId,
      @RequestParam("at") Instant at,
      @RequestParam("seller") String sellerId);

  /** The most sales that one question may name. */
  int MOST_SALES = 200;

  /**
   * Where the money of the named sales is, unknown ones left out, in no order. For reconciliation
   * and audits; 400 {@code request.field_invalid} for more than {@link #MOST_SALES}.
   */
  @PostMapping("/internal/settlement/sales/money")
  List<SaleMoney> money(@RequestBody List<String> saleIds);
}
