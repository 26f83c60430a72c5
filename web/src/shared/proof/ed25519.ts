import { fromBase64, utf8 } from './bytes'

export type Verdict = 'good' | 'bad' | 'unsupported'

const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'NotSupportedError'

/** Whether the signature is that key's over the text; key Base64 of X.509, signature Base64. Older browsers can't say. */
export async function signatureVerdict(publicKey: string, text: string, signature: string): Promise<Verdict> {
  const [key, signed] = [fromBase64(publicKey), fromBase64(signature)]
  if (!key || !signed || signed.length !== 64) return 'bad'
  try {
    const known = await crypto.subtle.importKey('spki', key, { name: 'Ed25519' }, false, ['verify'])
    return (await crypto.subtle.verify({ name: 'Ed25519' }, known, signed, utf8(text))) ? 'good' : 'bad'
  } catch (error) {
    return isMissing(error) ? 'unsupported' : 'bad'
  }
}
