const shelf = 'tongtian.heads'
const most = 400

type Kept = Record<string, string>

function read(): Kept {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? '{}') as Kept
  } catch {
    localStorage.removeItem(shelf)
    return {}
  }
}

/** The fingerprint of that day's head that this device noted before, null for none. */
export const keptHead = (day: string): string | null => read()[day] ?? null

/** Notes a day's fingerprint once; what was noted first is never overwritten, so that a rebuilt book shows. */
export function keepHead(day: string, hash: string): void {
  const kept = read()
  if (kept[day]) return
  const newest = Object.entries({ ...kept, [day]: hash }).sort(([one], [other]) => other.localeCompare(one)).slice(0, most)
  localStorage.setItem(shelf, JSON.stringify(Object.fromEntries(newest)))
}
