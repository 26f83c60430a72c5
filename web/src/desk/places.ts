import type { Role } from '@/shared/api/types'
import type { DeskKey } from './messages'

/** A place of the desk; `isMain` ones stand in the bar of a phone, all others behind "more". */
export interface Place { to: string; icon: string; word: DeskKey; about: DeskKey | ''; id: string; isMain: boolean }

const place = (to: string, icon: string, word: DeskKey, id: string, about: DeskKey | '' = ''): Place => ({ to, icon, word, about, id, isMain: about === '' })
const behind = (one: Place, about: DeskKey): Place => ({ ...one, about, isMain: false })

const statement = place('/statement', 'bill-o', 'navStatement', 'statement')
const contracts = place('/contracts', 'description-o', 'navContract', 'contract')
const seals = place('/seals', 'shield-o', 'navSeals', 'seals')
const disputes = place('/disputes', 'warning-o', 'navDisputes', 'disputes')
const members = place('/members', 'friends-o', 'members', 'members', 'aboutMembers')
const yearEnds = place('/year-ends', 'medal-o', 'yearEnds', 'year-ends', 'aboutYearEnds')
const membership = place('/my-membership', 'friends-o', 'myMembership', 'membership', 'aboutMembership')
const forwards = place('/forward-orders', 'notes-o', 'forwards', 'forwards', 'aboutForwards')
const bank = place('/account', 'debit-pay', 'bankAndKeys', 'account', 'aboutAccount')
const afterSales = place('/after-sales', 'service-o', 'afterSales', 'after-sales', 'aboutAfterSales')
const appeals = place('/appeals', 'service-o', 'appeals', 'appeals', 'aboutAppeals')
const delivery = place('/delivery', 'logistics', 'delivery', 'delivery', 'aboutDelivery')
const coupons = place('/coupons', 'coupon-o', 'coupons', 'coupons', 'aboutCoupons')
const reconciliations = place('/reconciliations', 'balance-list-o', 'reconciliations', 'reconciliations', 'aboutReconciliations')
const audits = place('/audits', 'passed', 'audits', 'audits', 'aboutAudits')
const couponAccounts = place('/coupon-accounts', 'gold-coin-o', 'couponAccounts', 'coupon-accounts', 'aboutCouponAccounts')
const committee = place('/committee', 'records-o', 'navCommittee', 'committee', 'aboutCommittee')

const manager: Place[] = [
  place('/', 'wap-home-o', 'navToday', 'today'), place('/products', 'goods-collect-o', 'navProducts', 'products'), place('/orders', 'logistics', 'navOrders', 'orders'), statement,
  afterSales, behind(contracts, 'aboutContracts'), delivery, coupons, couponAccounts, members, yearEnds, forwards, bank, behind(seals, 'aboutSeals'), behind(disputes, 'aboutDisputes'),
]
const farmer: Place[] = [place('/', 'balance-o', 'navMine', 'today'), statement, contracts, membership, forwards, bank, behind(disputes, 'aboutDisputes')]
const readers: Place[] = [place('/', 'balance-o', 'navStatement', 'today'), contracts, seals, disputes, appeals, members, yearEnds, forwards, committee, reconciliations, audits, couponAccounts]
const seat: Place[] = [place('/', 'balance-o', 'navStatement', 'today'), { ...committee, about: '', isMain: true }, contracts, disputes, members, yearEnds, forwards, behind(seals, 'aboutSeals')]
const others: Place[] = [place('/', 'balance-o', 'navMine', 'today'), contracts, forwards, bank, behind(disputes, 'aboutDisputes')]
const platform: Place[] = [place('/', 'balance-o', 'navMine', 'today'), { ...appeals, about: '', isMain: true }, behind(contracts, 'aboutContracts'), { ...coupons, about: '', isMain: true }, { ...reconciliations, about: '', isMain: true }, audits, couponAccounts, forwards, bank, behind(disputes, 'aboutDisputes')]

/** Where a role has business, in the order of how often it goes there. */
export function placesOf(role: Role | undefined): Place[] {
  if (role === 'COOP_MANAGER') return manager
  if (role === 'FARMER') return farmer
  if (role === 'COMMITTEE') return seat
  if (role === 'PLATFORM') return platform
  return role === 'AUDITOR' ? readers : others
}

/** What lies open to everybody, in the shop's pages. */
export const openPlaces = [{ href: '/funds', icon: 'balance-o', word: 'seeFunds', about: 'aboutFunds', id: 'funds' }, { href: '/rules', icon: 'records-o', word: 'navRules', about: 'aboutRules', id: 'rules' }] as const

/** The bar's mark for where one is: a single contract belongs to the contracts, though its route is no child of theirs. */
export const isAt = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`))
