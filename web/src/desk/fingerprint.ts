/** The first eight characters of a hash in two groups, as people compare them aloud. */
export function fingerprint(hash: string): string {
  const plain = hash.replace(/^[a-z0-9]+:/i, '').slice(0, 8).toUpperCase()
  return `${plain.slice(0, 4)} ${plain.slice(4)}`.trim()
}
