package org.tongtian.orders.presale;

import java.util.List;
import org.tongtian.api.catalog.HarvestReport;
import org.tongtian.api.catalog.LotOffer;
import org.tongtian.api.catalog.StockAccount;

/** The harvests of the lots, as presales need them. */
interface Harvests {

  /** How the harvest of a lot came out. */
  HarvestReport of(String lotId);

  /** Every lot of a product, as it is on sale now. */
  List<LotOffer> lotsOf(String productId);

  /** What of a lot is sold, and what isn't. */
  StockAccount accountOf(String lotId);
}
