const doubleTapMs = 400

/** Of a double tap on a sheet's button the second tap finds the sheet gone: it may not reach what lies below. */
export function swallowSecondTaps(): void {
  let wasInSheet = false
  let at = 0
  document.addEventListener('click', (event) => {
    const isInSheet = event.target instanceof Element && event.target.closest('.van-popup') !== null
    if (wasInSheet && !isInSheet && event.timeStamp - at < doubleTapMs) {
      event.preventDefault()
      event.stopPropagation()
    }
    wasInSheet = isInSheet
    at = event.timeStamp
  }, { capture: true })
}
