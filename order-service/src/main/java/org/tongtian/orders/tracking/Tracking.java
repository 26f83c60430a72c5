package org.tongtian.orders.tracking;

/** The carriers, as far as parcels on their way are concerned; they report by themselves. */
interface Tracking {

  /**
   * Asks the parcel's carrier to report on it; asking again changes nothing.
   *
   * @return false where it does not know the parcel or does not report at all
   * @throws CarrierUnreachableException where no answer came, or none about the parcel
   */
  boolean follow(ParcelTrack parcel);
}
