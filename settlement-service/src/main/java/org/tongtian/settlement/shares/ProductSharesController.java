package org.tongtian.settlement.shares;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongtian.kit.problem.Refusal;

/** Where the money of a product went, for everybody, signed in or not (promise S16). */
@RestController
@RequestMapping("/api/settlement/products/{productId}")
class ProductSharesController {

  private static final int MOST_SALES = 1000;
  private static final int MOST_MONTHS = 60;

  private final ProductShares shares;

  ProductSharesController(ProductShares shares) {
    this.shares = shares;
  }

  /**
   * Where each yuan of the last sales went, by kind of party, as the book says.
   *
   * @param last how many sales, from 1 to 1000
   */
  @GetMapping("/yuan")
  YuanView yuan(
      @PathVariable String productId, @RequestParam(name = "last", defaultValue = "100") int last) {
    if (last < 1 || last > MOST_SALES) {
      throw Refusal.invalid("request.field_invalid", "last", "last");
    }
    return shares.yuan(productId, last);
  }

  /**
   * The farmers' share of the final price by month.
   *
   * @param months how many up to this one, from 1 to 60
   */
  @GetMapping("/farmer-share")
  FarmerShareView farmerShare(
      @PathVariable String productId,
      @RequestParam(name = "months", defaultValue = "12") int months) {
    if (months < 1 || months > MOST_MONTHS) {
      throw Refusal.invalid("request.field_invalid", "months", "months");
    }
    return shares.farmerShare(productId, months);
  }
}
