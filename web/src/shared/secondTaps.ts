const doubleTapMs = 400
/** A finger's width: two taps of one double tap are no further apart. */
const doubleTapPx = 40

/** Of a double tap on a sheet's button the second tap finds the sheet gone: it may not reach what lies below. */
export function swallowSecondTaps(): void {
  let inSheet: MouseEvent | null = null
  document.addEventListener('click', (event) => {
    const isInSheet = event.target instanceof Element && event.target.closest('.van-popup') !== null
    if (inSheet && !isInSheet && isSecondOf(inSheet, event)) {
      event.preventDefault()
      event.stopPropagation()
    }
    inSheet = isInSheet ? event : null
  }, { capture: true })
}

const isSecondOf = (first: MouseEvent, tap: MouseEvent): boolean =>
  tap.timeStamp - first.timeStamp < doubleTapMs && Math.hypot(tap.clientX - first.clientX, tap.clientY - first.clientY) < doubleTapPx
