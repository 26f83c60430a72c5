import { api, get, post } from './client'
import { ApiError } from './problem'
import type { Page } from './types'

/** Where a parcel goes; `regionCode` is the county's six digits. */
export interface PostalAddress { name: string; phone: string; regionCode: string; region: string; street: string }
export interface SavedAddress { id: string; address: PostalAddress; preferred: boolean; version: number }
export interface AddressToSave { address: PostalAddress; preferred: boolean }

const path = '/api/orders/addresses'

/** The preferred one first, then the newest. */
export const addresses = async (): Promise<SavedAddress[]> => (await get<Page<SavedAddress>>(path)).items
export const saveAddress = (body: AddressToSave, key: string): Promise<SavedAddress> => post(path, body, key)
/** Sent again after a lost answer it changes nothing more. */
export const changeAddress = (id: string, body: AddressToSave & { version: number }): Promise<SavedAddress> => api(`${path}/${id}`, { method: 'PUT', body })

/** An address that is gone already is gone. */
export async function removeAddress({ id, version }: SavedAddress): Promise<void> {
  try {
    await api(`${path}/${id}?version=${version}`, { method: 'DELETE' })
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error
  }
}
