package org.tongtian.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.tongtian.catalog.CatalogUnderTest;
import org.tongtian.catalog.Demo;
import org.tongtian.catalog.Shop;
import org.tongtian.catalog.stock.StockService;

/** A page costs the same few queries however many rows it has. */
class PageCostTest extends CatalogUnderTest {

  private static final int ROWS = 8;

  @MockitoSpyBean private ProductRepository repository;
  @MockitoSpyBean private StockService stock;

  @Test
  void aPageAsksOnceForProductsLotsAndStock() {
    Demo demo = Demo.fresh();
    for (int i = 0; i < ROWS; i++) {
      Demo next = demo.sibling();
      shop().internal("PUT", "/internal/catalog/products/" + next.productId(), next.whole("5"));
    }
    clearInvocations(repository, stock);

    Shop.Answer cards = shop().get("/api/catalog/products?limit=" + ROWS);

    assertThat(cards.json().path("items").size()).isEqualTo(ROWS);
    verify(repository, times(1)).productsAfter(any(), anyInt());
    verify(repository, times(1)).lotsOf(any());
    verify(stock, times(1)).now(any());
    verify(stock, times(1)).available(any());
    verifyNoMoreInteractions(repository, stock);
  }

  @Test
  void theCooperativesOwnPageAsksOnceMoreForItsFigures() {
    Demo demo = Demo.fresh();
    for (int i = 0; i < ROWS; i++) {
      Demo next = i == 0 ? demo : demo.sibling();
      shop().internal("PUT", "/internal/catalog/products/" + next.productId(), next.whole("5"));
    }
    clearInvocations(repository, stock);

    Shop.Answer own =
        shop()
            .send(
                "GET",
                "/api/catalog/mine/products",
                Shop.manager(demo.cooperativeId()),
                null,
                null);

    assertThat(own.json().path("items").size()).isEqualTo(ROWS);
    verify(repository, times(1)).productsOf(any(), any(), anyInt());
    verify(repository, times(1)).lotsOf(any());
    verify(stock, times(1)).now(any());
    verify(stock, times(1)).available(any());
    verify(stock, times(1)).figures(any());
    verifyNoMoreInteractions(repository, stock);
  }
}
