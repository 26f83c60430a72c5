const longest = 1280
const quality = 0.85

/** The size a picture is sent in: at most so many pixels a side, in its own shape. */
export function fit(width: number, height: number, most = longest): { width: number; height: number } {
  const factor = Math.min(1, most / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** Makes a photo small enough for a village uplink; what this browser can't draw is sent as it is and the market decides. */
export async function downscale(photo: Blob): Promise<Blob> {
  const drawn = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(() => null)
  if (!drawn) return photo
  const { width, height } = fit(drawn.width, drawn.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, width, height)
  drawn.close()
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  return small ?? photo
}
