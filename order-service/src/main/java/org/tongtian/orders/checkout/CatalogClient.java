package org.tongtian.orders.checkout;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.catalog.CatalogApi;

/** catalog-service over HTTP. */
@FeignClient(name = "catalog", url = "${tongtian.urls.catalog}")
public interface CatalogClient extends CatalogApi {}
