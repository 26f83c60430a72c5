package org.tongtian.orders.aftersales;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;
import org.tongtian.orders.order.Order;
import org.tongtian.orders.order.OrderAccess;
import org.tongtian.orders.order.OrderService;

/**
 * Photos for cases. An upload takes one of its buyer's twelve places and waits there for a case; a
 * case makes it its own and frees the place. What waits too long is forgotten.
 */
@Service
class Photos {

  static final int MOST_WAITING = 12;
  private static final int BATCH = 200;

  /** Pictures decoded at the same time: each may need tens of megabytes. */
  private static final int DECODED_AT_ONCE = 2;

  private final PhotoRepository photos;
  private final CaseRepository cases;
  private final OrderService orders;
  private final AfterSalesSettings settings;
  private final Clock clock;
  private final Semaphore decoders = new Semaphore(DECODED_AT_ONCE, true);

  Photos(
      PhotoRepository photos,
      CaseRepository cases,
      OrderService orders,
      AfterSalesSettings settings,
      Clock clock) {
    this.photos = photos;
    this.cases = cases;
    this.orders = orders;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Keeps a photo of goods of the caller's order; the same operation again gives it as it is kept.
   * Refusals: 404 {@code order.unknown}; 400 as {@link PhotoReader#read}; 409 {@code
   * aftersales.photos_full} beyond twelve that wait.
   */
  Photo upload(String operationId, Caller caller, String orderId, byte[] bytes) {
    Optional<Photo> known = photos.find(operationId);
    if (known.isPresent()) {
      return known.get();
    }
    Order order = OrderAccess.asBuyer(caller, orders.require(orderId));
    PhotoReader.Picture picture = read(bytes);
    for (int place = 0; place < MOST_WAITING; place++) {
      Photo photo =
          new Photo(
              operationId,
              order.id(),
              order.buyerId(),
              null,
              order.buyerId() + ":" + place,
              true,
              picture.jpeg(),
              picture.width(),
              picture.height(),
              now());
      if (photos.insert(photo)) {
        return photo;
      }
      Optional<Photo> mine = photos.find(operationId);
      if (mine.isPresent()) {
        return mine.get();
      }
    }
    throw Refusal.conflict("aftersales.photos_full", MOST_WAITING);
  }

  private PhotoReader.Picture read(byte[] bytes) {
    decoders.acquireUninterruptibly();
    try {
      return PhotoReader.read(bytes);
    } finally {
      decoders.release();
    }
  }

  /** A photo for its buyer, the co-operative of its case, the platform or an auditor. */
  Optional<Photo> find(Caller caller, String id) {
    return photos.find(id).filter(photo -> isSeenBy(caller, photo));
  }

  private boolean isSeenBy(Caller caller, Photo photo) {
    if (caller.accountId().equals(photo.buyerId())) {
      return true;
    }
    if (photo.caseId() == null) {
      return false;
    }
    if (caller.role() == Role.PLATFORM || caller.role() == Role.AUDITOR) {
      return true;
    }
    Order order = orders.require(photo.orderId());
    return caller.role() == Role.COOP_MANAGER && caller.actsFor(order.cooperative().id());
  }

  /** Makes the photos the case's own; 400 {@code aftersales.photos_invalid} where one is not. */
  void claim(AfterSalesCase of) {
    for (String id : of.photoIds()) {
      if (id == null || !photos.claim(id, of)) {
        photos.unclaim(of.id());
        throw Refusal.invalid("aftersales.photos_invalid", "photoIds", CaseRules.MOST_PHOTOS);
      }
    }
  }

  /** The case was not stored after all. */
  void unclaim(AfterSalesCase of) {
    photos.unclaim(of.id());
  }

  /** The case is stored: its photos wait no more. */
  void settle(AfterSalesCase of) {
    of.photoIds().forEach(photos::settle);
  }

  /** Forgets what waited too long, and frees the places a crash left taken. */
  @Scheduled(fixedDelayString = "${tongtian.after-sales.photo-sweep-every}")
  void sweep() {
    List<Photo> old = photos.waiting(now().minus(settings.photoKept()), BATCH);
    for (Photo photo : old) {
      if (photo.caseId() != null && cases.find(photo.caseId()).isPresent()) {
        photos.settle(photo.id());
      } else {
        photos.delete(photo);
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
