import { ref } from 'vue'
import type { Address } from '@/shared/api/types'

const shelf = 'tongtian.address'
const blank: Address = { name: '', phone: '', region: '', street: '' }

export function isComplete(address: Address): boolean {
  return /^1\d{10}$/.test(address.phone.trim()) && [address.name, address.region, address.street].every((part) => part.trim() !== '')
}

function read(): Address {
  try {
    return { ...blank, ...(JSON.parse(localStorage.getItem(shelf) ?? '{}') as Partial<Address>) }
  } catch {
    return { ...blank }
  }
}

/** The address of this phone; it leaves the phone only with an order. */
export const savedAddress = ref<Address>(read())

export function saveAddress(address: Address): void {
  const { name, phone, region, street } = address
  savedAddress.value = { name: name.trim(), phone: phone.trim(), region: region.trim(), street: street.trim() }
  localStorage.setItem(shelf, JSON.stringify(savedAddress.value))
}
