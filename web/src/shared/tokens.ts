/** The identity colours. `tokens.css` carries the same values as CSS variables; a test holds the two together. */
export const colours = {
  green: '#1F7A4D',
  greenDeep: '#17603C',
  greenTint: '#EAF4EE',
  persimmon: '#C9430F',
  persimmonDeep: '#A8370B',
  persimmonTint: '#FDF1EA',
  paper: '#FAF7F0',
  card: '#FFFFFF',
  ink: '#1E2420',
  grey: '#626862',
  line: '#E7E1D4',
  warning: '#8F5B0E',
  warningTint: '#FBF3E2',
  danger: '#B3261E',
  dangerTint: '#FCEEEC',
  night: '#141815',
  nightText: '#F4F1E8',
  nightGrey: '#C3C8C2',
  nightWarm: '#FFD9A8',
  partyCooperative: '#5E7416',
  partyPlatform: '#4A5A6A',
  partyCarrier: '#2E6A94',
  partyFund: '#7A4F86',
  partyLender: '#8A3F5C',
  partyInsurer: '#1F6F73',
  partyStation: '#7A5A1E',
} as const

export type Colour = keyof typeof colours

/** Every pair of text and ground that a screen uses; each has a contrast of 4.5:1 or more. */
export const textOnGround: readonly (readonly [text: Colour, ground: Colour])[] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'greenTint'],
  ['ink', 'persimmonTint'],
  ['ink', 'warningTint'],
  ['grey', 'paper'],
  ['grey', 'card'],
  ['grey', 'greenTint'],
  ['green', 'paper'],
  ['green', 'card'],
  ['green', 'greenTint'],
  ['persimmon', 'paper'],
  ['persimmon', 'card'],
  ['persimmonDeep', 'persimmonTint'],
  ['warning', 'card'],
  ['warning', 'warningTint'],
  ['danger', 'paper'],
  ['danger', 'card'],
  ['danger', 'dangerTint'],
  ['card', 'green'],
  ['card', 'greenDeep'],
  ['card', 'persimmon'],
  ['card', 'warning'],
  ['card', 'danger'],
  ['nightText', 'night'],
  ['nightGrey', 'night'],
  ['nightWarm', 'night'],
  ['card', 'partyCooperative'],
  ['card', 'partyPlatform'],
  ['card', 'partyCarrier'],
  ['card', 'partyFund'],
  ['card', 'partyLender'],
  ['card', 'partyInsurer'],
  ['card', 'partyStation'],
]

function channel(value: number): number {
  const share = value / 255
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of `#RRGGBB` (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** Contrast ratio of two `#RRGGBB` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
