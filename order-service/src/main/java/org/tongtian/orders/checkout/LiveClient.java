package org.tongtian.orders.checkout;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.live.LiveApi;

/** live-service over HTTP. */
@FeignClient(name = "live", url = "${tongtian.urls.live}")
interface LiveClient extends LiveApi {}
