package org.tongtian.catalog.product;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.settlement.SettlementApi;

/** settlement-service over HTTP. */
@FeignClient(name = "settlement", url = "${tongtian.urls.settlement}")
interface SettlementClient extends SettlementApi {}
