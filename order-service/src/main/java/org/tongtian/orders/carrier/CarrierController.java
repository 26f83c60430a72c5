package org.tongtian.orders.carrier;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CarrierController {

  /** The carriers that a shipment may name; public. */
  @GetMapping("/api/orders/carriers")
  List<CarrierView> carriers() {
    return Arrays.stream(Carrier.values()).map(CarrierView::of).toList();
  }
}
