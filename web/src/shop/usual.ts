/** The quantity that every "where the money goes" is shown for, so that one product has one figure on all screens. */
export const usualQuantity = 5
