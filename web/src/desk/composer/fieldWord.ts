import { t, type DeskKey } from '../messages'

/** Where a field means something else in one kind of clause. */
const special: Record<string, DeskKey> = {
  'CAP.party': 'labelCapped', 'CAP.payee': 'labelExcess', 'CAP.rate': 'labelMost', 'MINIMUM.payee': 'labelProtected', 'MINIMUM.rate': 'labelLeast',
  'FLOOR_PRICE.payee': 'labelProtected', 'ADVANCE.payee': 'labelLender', 'ADVANCE.party': 'labelBorrower', 'FUND_DRAW.party': 'labelWhichFund',
  'GUARANTEED_RETURN.payee': 'labelHousehold', 'GUARANTEED_RETURN.rate': 'labelPerYear', 'GUARANTEED_RETURN.by': 'labelFundedHow', 'DIVIDEND.party': 'labelCoop',
  'COUPON.party': 'labelBearer', 'COUPON.reserve': 'labelLeftInBook',
}
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** What a field of a clause is called. */
export const fieldWord = (kind: string, name: string): string => {
  const own = special[`${kind}.${name}`]
  return own ? t(own) : t(`field${capital(name)}` as DeskKey)
}
