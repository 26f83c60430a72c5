package org.tongtian.catalog.stock;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.orders.OrdersApi;

/** order-service over HTTP. */
@FeignClient(name = "orders", url = "${tongtian.urls.order}")
interface OrdersClient extends OrdersApi {}
