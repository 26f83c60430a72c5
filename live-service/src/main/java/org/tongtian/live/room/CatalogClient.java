package org.tongtian.live.room;

import org.springframework.cloud.openfeign.FeignClient;
import org.tongtian.api.catalog.CatalogApi;

/** catalog-service over HTTP. */
@FeignClient(name = "catalog", url = "${tongtian.urls.catalog}")
interface CatalogClient extends CatalogApi {}
