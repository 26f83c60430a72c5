package org.tongtian.orders.checkout;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.settlement.SettlementApi;

/** settlement-service over HTTP. */
@FeignClient(name = "settlement", url = "${tongtian.urls.settlement}")
public interface SettlementClient extends SettlementApi {}
