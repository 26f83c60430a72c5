import type { Ratio } from '@/shared/api/settlementTypes'

const perCent = /^(\d{1,5})(?:\.(\d{1,4}))?$/
const fraction = /^(\d{1,9})\s*\/\s*(\d{1,9})$/

/** "45" → 45/100, "12.5" → 125/1000, "1/3" → 1/3; null for anything else. Whether it makes a rate, the market decides. */
export function ratioOf(typed: string): Ratio | null {
  const text = typed.trim().replace(/\s*[%％]$/, '')
  const parts = fraction.exec(text)
  if (parts) return { numerator: Number(parts[1]), denominator: Number(parts[2]) }
  const digits = perCent.exec(text)
  if (!digits) return null
  const decimals = (digits[2] ?? '').replace(/0+$/, '')
  return { numerator: Number(`${digits[1]}${decimals}`), denominator: 100 * 10 ** decimals.length }
}

/** What a person would type for it: per cent where that is exact, else the fraction. */
export function ratioText(ratio: Ratio): string {
  const millionths = (BigInt(ratio.numerator) * 100_000_000n) / BigInt(ratio.denominator || 1)
  const isExact = ratio.denominator > 0 && (BigInt(ratio.numerator) * 100_000_000n) % BigInt(ratio.denominator) === 0n && millionths % 100n === 0n
  if (!isExact) return `${ratio.numerator}/${ratio.denominator}`
  const [whole, rest] = [millionths / 1_000_000n, String(millionths % 1_000_000n).padStart(6, '0').replace(/0+$/, '')]
  return rest ? `${whole}.${rest}` : String(whole)
}
