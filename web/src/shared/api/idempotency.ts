/**
 * One key per user action: retries of the same body carry the same key, so the market answers them as one.
 * A changed body is another action; a finished one must not be reused for the next.
 */
export class ActionKey {
  private fingerprint: string | null = null
  private key = ''

  constructor(private readonly newKey: () => string = randomKey) {}

  for(body: unknown): string {
    const fingerprint = JSON.stringify(body) ?? ''
    if (this.fingerprint !== fingerprint) {
      this.fingerprint = fingerprint
      this.key = this.newKey()
    }
    return this.key
  }

  /** The action has its answer: the same body later is a new wish. */
  done(): void {
    this.fingerprint = null
  }
}

/** 32 hexadecimal characters; works on plain http too, where `randomUUID` is missing. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A version 4 UUID for client-made ids such as chat lines. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
