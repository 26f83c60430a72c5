import { ref } from 'vue'
import type { WantedGoods } from '@/shared/api/types'

/** What goes to the checkout, and whether it leaves the basket once it is bought; a reload of the page keeps it. */
export interface CheckoutGoods { goods: WantedGoods[]; fromBasket: boolean }

const shelf = 'tongtian.checkout'

function read(): CheckoutGoods | null {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? 'null') as CheckoutGoods | null
  } catch {
    return null
  }
}

export const checkoutGoods = ref<CheckoutGoods | null>(read())

export function beginCheckout(goods: WantedGoods[], fromBasket: boolean): void {
  checkoutGoods.value = { goods, fromBasket }
  sessionStorage.setItem(shelf, JSON.stringify(checkoutGoods.value))
}

export function endCheckout(): void {
  checkoutGoods.value = null
  sessionStorage.removeItem(shelf)
}
