import { headersOf, refreshOnce } from './client'
import { ApiError, problemOf } from './problem'
import { isExpiring } from './session'

/** Reads a whole file of the market; `onBytes` hears how much has come, and each part. A broken line is an error, never half a file. */
export async function readFile(path: string, onBytes: (bytes: number, part: Uint8Array) => void, onHead?: (headers: Headers) => void): Promise<Blob> {
  if (isExpiring()) await refreshOnce()
  try {
    const response = await fetch(path, { headers: { ...headersOf({}), Accept: '*/*' }, credentials: 'same-origin' })
    if (!response.ok) throw await problemOf(response)
    onHead?.(response.headers)
    const parts: BlobPart[] = []
    const reader = response.body?.getReader()
    let bytes = 0
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value as Uint8Array<ArrayBuffer>)
      onBytes((bytes += part.value.length), part.value)
    }
    return new Blob(parts, { type: response.headers.get('content-type') ?? 'application/octet-stream' })
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(0, 'client.network', null)
  }
}

/** Gives a file to the person, under that name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
