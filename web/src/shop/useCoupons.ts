import { computed, ref, shallowRef, watch } from 'vue'
import { quote as askQuote } from '@/shared/api/buying'
import { myCoupons, type MyCoupon } from '@/shared/api/coupons'
import type { Quote, Wish } from '@/shared/api/types'

/** A coupon of the buyer with what it would take off this purchase, or the code of what stands in its way. */
export interface Offer { mine: MyCoupon; issuer: string; saves: number; problem: string | null }

/** All coupons of the platform count as one issuer: one of them may be used in a purchase. */
export const platform = 'PLATFORM'
const issuerOf = ({ coupon }: MyCoupon): string => (coupon.issuer === 'PLATFORM' ? platform : coupon.issuerId)

/** What one coupon takes off, as the market prices it. */
export function savedBy(quote: Quote): number {
  return quote.parts.reduce((sum, part) => sum + part.money.cooperativeCoupon.amount + part.money.platformCoupon.amount, 0)
}

/** The coupon that saves most for each issuer; none where none saves anything. */
export function bestOf(offers: Offer[]): Record<string, string> {
  const best = new Map<string, Offer>()
  for (const offer of offers) {
    if (offer.problem === null && offer.saves > (best.get(offer.issuer)?.saves ?? 0)) best.set(offer.issuer, offer)
  }
  return Object.fromEntries([...best].map(([issuer, offer]) => [issuer, offer.mine.id]))
}

/** Coupons are priced by the market one by one; more than these nobody compares. */
const most = 20

/** The buyer's coupons for what is bought: the best of each issuer is taken until the buyer chooses another, or none. */
export function useCoupons(wish: () => Wish | null, cooperatives: () => string[]) {
  const offers = shallowRef<Offer[] | null>(null)
  const chosen = ref<Record<string, string>>({})
  let isChosenByHand = false
  let latest = 0

  async function priced(mine: MyCoupon, wanted: Wish): Promise<Offer> {
    const answer = await askQuote({ goods: wanted.goods, couponIds: [mine.id] })
    return { mine, issuer: issuerOf(mine), saves: answer.couponProblem ? 0 : savedBy(answer), problem: answer.couponProblem }
  }

  async function look(): Promise<void> {
    const wanted = wish()
    const here = [platform, ...cooperatives()]
    const asked = ++latest
    if (!wanted || here.length === 1) return
    const page = await myCoupons('FREE', null).catch(() => null)
    const fitting = (page?.items ?? []).filter((one) => here.includes(issuerOf(one))).slice(0, most)
    const found: Offer[] = []
    for (const one of fitting) {
      const offer = await priced(one, wanted).catch(() => null)
      if (asked !== latest) return
      if (offer) found.push(offer)
    }
    if (asked !== latest) return
    offers.value = found.sort((one, other) => other.saves - one.saves)
    const isStill = (id: string): boolean => found.some((one) => one.mine.id === id && one.problem === null)
    chosen.value = isChosenByHand ? Object.fromEntries(Object.entries(chosen.value).filter(([, id]) => isStill(id))) : bestOf(found)
  }

  function choose(issuer: string, id: string | null): void {
    isChosenByHand = true
    const others = Object.fromEntries(Object.entries(chosen.value).filter(([one]) => one !== issuer))
    chosen.value = id ? { ...others, [issuer]: id } : others
  }

  /** Something was used or ended meanwhile: all are looked at again. */
  function again(): void {
    isChosenByHand = false
    chosen.value = {}
    void look()
  }

  watch(() => JSON.stringify([wish()?.goods, cooperatives()]), () => { void look() }, { immediate: true })
  const ids = computed(() => Object.values(chosen.value))
  const of = (issuer: string): Offer[] => (offers.value ?? []).filter((one) => one.issuer === issuer)
  return { offers, chosen, ids, of, choose, again }
}
