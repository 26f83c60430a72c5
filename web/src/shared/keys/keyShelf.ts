/** A private key on this device, beside the public half that it belongs to. */
export interface KeptKey { publicKey: string; privateKey: CryptoKey }
export interface KeyShelf {
  keep: (party: string, key: KeptKey) => Promise<void>
  find: (party: string) => Promise<KeptKey | null>
}

const [name, store] = ['tongtian-keys', 'own']

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => { asked.result.createObjectStore(store) }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('no shelf'))
  })
}

async function run<T>(mode: IDBTransactionMode, work: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = work(database.transaction(store, mode).objectStore(store))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error ?? new Error('no shelf'))
    })
  } finally {
    database.close()
  }
}

/** The browser keeps the key so that it can sign with it; nobody can read it out again, this page included. */
export const browserShelf: KeyShelf = {
  keep: async (party, key) => { await run('readwrite', (keys) => keys.put(key, party)) },
  find: async (party) => (await run<KeptKey | undefined>('readonly', (keys) => keys.get(party) as IDBRequest<KeptKey | undefined>)) ?? null,
}
