package org.tongtian.orders.aftersales;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.idempotency.IdempotentOperations;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.security.Caller;
import org.tongtian.kit.security.Role;

/** Photos of goods for after-sales. */
@RestController
class PhotoController {

  private final Photos photos;
  private final IdempotentOperations operations;

  PhotoController(Photos photos, IdempotentOperations operations) {
    this.photos = photos;
    this.operations = operations;
  }

  /** A photo that was kept; its picture is at {@code /api/orders/photos/{id}}. */
  record PhotoView(String id, int width, int height) {}

  /**
   * Keeps a photo for a case about this order; the body is a JPEG or PNG of at most 5 MB, whatever
   * its type is said to be. 400 {@code aftersales.photo_kind}, {@code aftersales.photo_too_large},
   * {@code aftersales.photo_unreadable}; 409 {@code aftersales.photos_full}; 413 beyond 5 MB.
   */
  @PostMapping("/api/orders/{id}/photos")
  ResponseEntity<PhotoView> upload(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody byte[] bytes) {
    caller.require(Role.CONSUMER);
    return operations.create(
        caller,
        key,
        "aftersales.photo:" + id,
        sha256(bytes),
        PhotoView.class,
        photo -> "/api/orders/photos/" + photo.id(),
        operation -> view(photos.upload(operation, caller, id, bytes)));
  }

  /** A photo as JPEG; 404 {@code aftersales.photo_unknown} for who has nothing to do with it. */
  @GetMapping(path = "/api/orders/photos/{id}", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> photo(Caller caller, @PathVariable String id) {
    Photo photo =
        photos.find(caller, id).orElseThrow(() -> Refusal.notFound("aftersales.photo_unknown"));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .body(photo.jpeg().getData());
  }

  private static PhotoView view(Photo photo) {
    return new PhotoView(photo.id(), photo.width(), photo.height());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
