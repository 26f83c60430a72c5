/** The drawings that a product may show, as the market knows them. */
export const pictures = ['sweet-potato', 'kiwi', 'tea', 'chilli', 'prickly-pear', 'bamboo', 'guitar'] as const
export type Picture = (typeof pictures)[number]

const made: readonly string[] = ['bamboo', 'guitar'] satisfies Picture[]

/** Whether the goods come from a workshop: they are made on a day, not harvested. */
export const isMade = (picture: string): boolean => made.includes(picture)
