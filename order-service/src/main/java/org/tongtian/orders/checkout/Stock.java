package org.tongtian.orders.checkout;

import java.util.List;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.ReserveGoods;
import org.tongtian.api.catalog.ReservedStock;

/** The stock of the lots, as orders need it. */
public interface Stock {

  /** Holds stock of all lots or of none, in the order asked for; the same ids hold once. */
  List<ReservedStock> reserve(ReserveGoods command);

  /** Gives it back; unknown reservations change nothing. */
  void release(List<String> reservationIds);

  /** What these lots would cost now, unknown ones left out. */
  List<LotOffer> offers(List<String> lotIds);
}
