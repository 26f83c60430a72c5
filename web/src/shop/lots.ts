import type { Lot, Product, ProductCard } from '@/shared/api/types'

/** All lots of a product, those that can be bought first. */
export function lotsOf(product: Product): Lot[] {
  return product.skus.flatMap((sku) => sku.lots).sort((one, other) => Number(other.available > 0) - Number(one.available > 0))
}

/** One lot of a product as the card that the buy sheet shows. */
export function cardOf(product: Product, lot: Lot): ProductCard {
  const { id, name, picture, origin, cooperative, contractId } = product
  const { unit, grade, price, available, harvestDate, skuId } = lot
  return { id, name, picture, origin, cooperative, contractId, unit, grade, price, available, harvestDate, skuId, lotId: lot.id }
}
