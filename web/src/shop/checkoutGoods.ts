import { ref } from 'vue'
import type { WantedGoods } from '@/shared/api/types'

/** What goes to the checkout, whether it leaves the basket once it is bought, and what was written to whom; a reload of the page keeps it. */
export interface CheckoutGoods { goods: WantedGoods[]; fromBasket: boolean; notes?: Record<string, string> }

const shelf = 'tongtian.checkout'

function read(): CheckoutGoods | null {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? 'null') as CheckoutGoods | null
  } catch {
    return null
  }
}

export const checkoutGoods = ref<CheckoutGoods | null>(read())

function keep(wanted: CheckoutGoods): void {
  checkoutGoods.value = wanted
  sessionStorage.setItem(shelf, JSON.stringify(wanted))
}

/** Other goods of the same checkout leave what was written as it is. */
export function beginCheckout(goods: WantedGoods[], fromBasket: boolean): void {
  keep({ ...checkoutGoods.value, goods, fromBasket })
}

export function keepNotes(notes: Record<string, string>): void {
  if (checkoutGoods.value) keep({ ...checkoutGoods.value, notes })
}

export function endCheckout(): void {
  checkoutGoods.value = null
  sessionStorage.removeItem(shelf)
}
