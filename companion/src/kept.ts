// What outlives the page: the key, who we are, and where the car was seen last. IndexedDB, for it
// keeps a key that nobody can read, not even this page.
import type { Bytes } from "./bytes";

export interface Kept {
  vin: string;
  car: Bytes;
  own: CryptoKey;
  phone: Bytes;
  user: string;
  password: string;
  name: string;
}

export interface Seen {
  latitude: number;
  longitude: number;
  /** Milliseconds since 1970. */
  at: number;
}

const STORE = "kept";

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const asked = indexedDB.open("cockpit", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return (await request(asked)).transaction(STORE, mode).objectStore(STORE);
}

async function read<T>(name: string): Promise<T | null> {
  return ((await request((await store("readonly")).get(name))) as T | undefined) ?? null;
}

async function write(name: string, value: unknown): Promise<void> {
  await request((await store("readwrite")).put(value, name));
}

export const readKept = () => read<Kept>("car");
export const readSeen = () => read<Seen>("seen");
export const writeSeen = (seen: Seen) => write("seen", seen);

export async function writeKept(kept: Kept): Promise<void> {
  await write("car", kept);
  // Not waited for: a browser may ask its user first.
  void navigator.storage?.persist?.().catch(() => false);
}

export async function forget(): Promise<void> {
  await request((await store("readwrite")).clear());
}
