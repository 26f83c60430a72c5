import { fromBase64, utf8 } from '../proof/bytes'

const algorithm = { name: 'Ed25519' }
const frame = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/

/** A key that was made here: the public half for the market, the private one to sign with and as a file to keep. */
export interface MadeKey { publicKey: string; privateKey: CryptoKey; file: string }

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const bytesOf = (text: string): Uint8Array<ArrayBuffer> | null => fromBase64(text.replace(/\s/g, ''))

/** Whether this page can make and use keys: plain http can't, nor can older browsers. */
export async function canMakeKeys(): Promise<boolean> {
  if (typeof crypto === 'undefined' || crypto.subtle === undefined) return false
  return crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']).then(() => true, () => false)
}

/** The key as a text file; what stays in the browser can sign but never be read again. */
export async function makeKey(): Promise<MadeKey> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const [secret, open] = await Promise.all([crypto.subtle.exportKey('pkcs8', pair.privateKey), crypto.subtle.exportKey('spki', pair.publicKey)])
  const lines = base64(secret).replace(/(.{64})/g, '$1\n')
  const privateKey = await crypto.subtle.importKey('pkcs8', secret, algorithm, false, ['sign'])
  return { publicKey: base64(open), privateKey, file: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n` }
}

/** The private key in a file; null where it has none. */
export async function readKey(file: string): Promise<CryptoKey | null> {
  const secret = bytesOf(frame.exec(file)?.[1] ?? '')
  if (!secret || secret.length === 0) return null
  return crypto.subtle.importKey('pkcs8', secret, algorithm, false, ['sign']).catch(() => null)
}

/** Base64 of the signature over the text. */
export const signWith = async (key: CryptoKey, text: string): Promise<string> => base64(await crypto.subtle.sign(algorithm, key, utf8(text)))

/** Whether the two halves belong together. */
export async function fits(privateKey: CryptoKey, publicKey: string): Promise<boolean> {
  const open = fromBase64(publicKey)
  if (!open) return false
  const text = utf8('tongtian-key-check')
  const [signed, known] = await Promise.all([crypto.subtle.sign(algorithm, privateKey, text), crypto.subtle.importKey('spki', open, algorithm, false, ['verify'])])
  return crypto.subtle.verify(algorithm, known, signed, text)
}
