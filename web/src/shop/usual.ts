import type { Unit } from '@/shared/api/types'

const weighed = ['JIN', 'LIANG', 'KG']

/** How much is offered first, and what every "where the money goes" is shown for: five of what is weighed, one of what is counted. */
export const usualQuantity = (unit: Unit): number => (weighed.includes(unit.code) ? 5 : 1)
