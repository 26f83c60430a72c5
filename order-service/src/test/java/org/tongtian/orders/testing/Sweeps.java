package org.tongtian.orders.testing;

import java.util.Map;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Runs what otherwise runs by time, in an order-service whose sweeps are off. */
public final class Sweeps {

  /** Settings under which nothing runs by time. */
  public static final Map<String, String> OFF =
      Map.of(
          "tongtian.orders.sweep-every", "P30D",
          "tongtian.orders.receive-every", "P30D",
          "tongtian.payment.poll-every", "P30D",
          "tongtian.payment.refund-every", "P30D",
          "tongtian.presale.sweep-every", "P30D");

  private final RunningOrders orders;

  /** Of that service. */
  public Sweeps(RunningOrders orders) {
    this.orders = orders;
  }

  /** Ends purchases that were not paid in time. */
  public void expire() {
    run("org.tongtian.orders.cancellation.ExpirySweeper.sweep");
  }

  /** Receives orders by time. */
  public void receive() {
    run("org.tongtian.orders.fulfilment.AutoReceipt.sweep");
  }

  /** Asks the channel about payments. */
  public void ask() {
    run("org.tongtian.orders.payment.PaymentPoller.ask");
  }

  /** Takes refunds further. */
  public void refund() {
    run("org.tongtian.orders.payment.RefundService.sweep");
  }

  /** Looks at presales and asks for harvests. */
  public void presales() {
    run("org.tongtian.orders.presale.PresaleSweeper.sweep");
  }

  private void run(String name) {
    ScheduledTask task =
        orders.part(ScheduledTaskHolder.class).getScheduledTasks().stream()
            .filter(each -> each.toString().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is scheduled as " + name));
    task.getTask().getRunnable().run();
  }
}
