import type { Lot, Product, ProductCard } from '@/shared/api/types'
import type { SeenGoods } from './basket'

/** All lots of a product, those that can be bought first. */
export function lotsOf(product: Product): Lot[] {
  return product.skus.flatMap((sku) => sku.lots).sort((one, other) => Number(other.available > 0) - Number(one.available > 0))
}

/** One lot of a product as the card that the buy sheet shows. */
export function cardOf(product: Product, lot: Lot): ProductCard {
  const { id, name, picture, origin, cooperative, contractId } = product
  const { unit, grade, price, available, harvestDate, skuId, opensAt = null, closesAt = null, perBuyer = null, presale = null } = lot
  return { id, name, picture, origin, cooperative, contractId, unit, grade, price, available, harvestDate, skuId, opensAt, closesAt, perBuyer, presale, lotId: lot.id }
}

/** One lot of a product as the basket remembers it. */
export function seenOf(product: Product, lot: Lot): SeenGoods {
  const { available, opensAt, closesAt, perBuyer, grade, unit, price } = lot
  return { productId: product.id, productName: product.name, picture: product.picture, grade, unit, unitPrice: price, cooperative: product.cooperative, available, opensAt, closesAt, perBuyer }
}
