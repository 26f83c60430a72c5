import { computed, ref } from 'vue'

/** What a person put aside on this phone; each line is bought from its own co-op. */
export interface CartLine { productId: string; lotId: string; quantity: number }

const shelf = 'tongtian.cart'

function read(): CartLine[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]')
    return Array.isArray(kept) ? (kept as CartLine[]) : []
  } catch {
    return []
  }
}

export const cart = ref<CartLine[]>(read())
export const cartCount = computed(() => cart.value.length)

function keep(lines: CartLine[]): void {
  cart.value = lines
  localStorage.setItem(shelf, JSON.stringify(lines))
}

export function putIntoCart(line: CartLine): void {
  const others = cart.value.filter((known) => known.lotId !== line.lotId)
  keep([...others, line])
}

export function takeFromCart(lotId: string): void {
  keep(cart.value.filter((line) => line.lotId !== lotId))
}
