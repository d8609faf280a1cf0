// Bytes as docs/signed-commands.md writes them: big-endian numbers, texts with their length before.

export type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true });

export function encode(words: string): Bytes {
  return utf8.encode(words);
}

/** Throws for what is no UTF-8. */
export function decode(raw: Uint8Array): string {
  return strict.decode(raw);
}

export function glue(...parts: ArrayLike<number>[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Throws beyond 255 bytes. */
export function text(words: string): Bytes {
  const raw = encode(words);
  if (raw.length > 255) throw new RangeError("longer than 255 bytes");
  return glue([raw.length], raw);
}

export function u32(number: number): Bytes {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setUint32(0, number);
  return raw;
}

export function readU32(raw: Bytes, at: number): number {
  return new DataView(raw.buffer, raw.byteOffset, raw.byteLength).getUint32(at);
}

export function random(size: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(size));
}

export function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function hex(raw: Uint8Array): string {
  return Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function unhex(words: string): Bytes {
  return Uint8Array.from(words.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** base64url without padding; null for anything else. */
export function unbase64(words: string): Bytes | null {
  if (!/^[\w-]*$/.test(words) || words.length % 4 === 1) return null;
  const plain = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
