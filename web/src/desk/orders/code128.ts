/** Code 128, set B: the bar code of labels, drawn here, so that printing needs nobody else. ISO/IEC 15417. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 ' +
  '221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 ' +
  '231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 ' +
  '114131 311141 411131 211412 211214 211232'
).split(' ')
const startB = 104
const stop = '2331112'

/** The value of every symbol of a text: start, characters, check; null where a character is not in the set. */
export function symbols(text: string): number[] | null {
  const values = [...text].map((each) => each.charCodeAt(0) - 32)
  if (text === '' || values.some((value) => value < 0 || value > 94)) return null
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), startB) % 103
  return [startB, ...values, check]
}

/** Where the black bars are: x and width in modules, and how many modules all is wide. */
export function bars(text: string): { bars: { x: number; width: number }[]; width: number } | null {
  const found = symbols(text)
  if (!found) return null
  const widths = [...found.map((value) => patterns[value] ?? '').join(''), ...stop].map(Number)
  let x = 0
  const black: { x: number; width: number }[] = []
  widths.forEach((width, at) => {
    if (at % 2 === 0) black.push({ x, width })
    x += width
  })
  return { bars: black, width: x }
}
