import { api, get } from './client'
import type { Money, Text } from './types'

export interface Province { code: string; name: Text }
/** Weights in grams, days in business days. */
export interface DeliveryRow { provinces: string[]; firstGrams: number; firstFee: Money; nextGrams: number; nextFee: Money; daysFrom: number; daysUntil: number }
/** No rows: delivery is free everywhere, and its days are unknown. */
export interface DeliveryTable { cooperativeId: string; rows: DeliveryRow[]; notServed: Province[]; freeFrom: Money | null; version: number }
export interface ChangedTable { rows: DeliveryRow[]; freeFrom: Money | null; version: number }

export const provinces = (): Promise<Province[]> => get('/api/orders/provinces')
export const deliveryTable = (): Promise<DeliveryTable> => get('/api/orders/delivery-table')
export const deliveryTableOf = (cooperativeId: string): Promise<DeliveryTable> => get(`/api/orders/delivery-tables/${cooperativeId}`)
/** Sent again after a lost answer it changes nothing more. */
export const changeDeliveryTable = (body: ChangedTable): Promise<DeliveryTable> => api('/api/orders/delivery-table', { method: 'PUT', body })
