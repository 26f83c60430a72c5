package org.tongtian.orders.payment;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator sees payments that did not fit their orders. */
@RestController
class AnomalyController {

  private final AnomalyRepository anomalies;

  AnomalyController(AnomalyRepository anomalies) {
    this.anomalies = anomalies;
  }

  @GetMapping("/internal/orders/payment-anomalies")
  List<Anomaly> latest() {
    return anomalies.latest();
  }
}
