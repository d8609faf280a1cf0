// Signed commands, byte for byte as docs/signed-commands.md has them; WebCrypto does the rest.
import { type Bytes, decode, encode, glue, readU32, same, text, u32 } from "./bytes";

const { subtle } = globalThis.crypto;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const VERSION = 1;
const TAG = 32;
const enum Kind {
  Join = 0x01,
  Ask = 0x02,
  Command = 0x03,
  Joined = 0x81,
  Session = 0x82,
  Answer = 0x83,
}

export type Derive = (use: string, salt: Bytes, length: number) => Promise<Bytes>;

/** A key pair whose private half cannot leave this browser. */
export async function drawKeys(): Promise<{ own: CryptoKey; public: Bytes }> {
  const pair = await subtle.generateKey(CURVE, false, ["deriveKey"]);
  return { own: pair.privateKey, public: new Uint8Array(await subtle.exportKey("raw", pair.publicKey)) };
}

export async function keyId(publicKey: Bytes): Promise<Bytes> {
  return (await sha256(publicKey)).slice(0, 16);
}

export async function sha256(raw: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtle.digest("SHA-256", raw));
}

/** What this phone and one car can work out, and nobody else; throws where `car` is no key. */
export async function bond(own: CryptoKey, car: Bytes, phone: Bytes, vin: string): Promise<Derive> {
  const theirs = await subtle.importKey("raw", car, CURVE, false, []);
  const how = { name: "ECDH", public: theirs };
  const secret = await subtle.deriveKey(how, own, "HKDF", false, ["deriveBits"]);
  return async (use, salt, length) => {
    const info = glue(encode(`cockpit ${use} ${VERSION}`), [0], car, phone, encode(vin));
    const wanted = { name: "HKDF", hash: "SHA-256", salt, info };
    return new Uint8Array(await subtle.deriveBits(wanted, secret, 8 * length));
  };
}

const macKey = (raw: Bytes) =>
  subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
const aesKey = (raw: Bytes) => subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

async function tagged(key: Bytes, words: Bytes): Promise<Bytes> {
  return glue(words, new Uint8Array(await subtle.sign("HMAC", await macKey(key), words)));
}

async function madeWith(key: Bytes, message: Bytes): Promise<boolean> {
  return subtle.verify("HMAC", await macKey(key), message.slice(-TAG), message.slice(0, -TAG));
}

function isKind(message: Bytes, kind: Kind, least: number): boolean {
  return message.length >= least && message[0] === VERSION && message[1] === kind;
}

// Pairing ----------------------------------------------------------------------------------------

/** Six digits, for people to compare. */
export function code(pairing: Bytes): string {
  const number = new DataView(pairing.buffer, pairing.byteOffset).getBigUint64(64);
  return String(number % 1_000_000n).padStart(6, "0");
}

export function join(pairing: Bytes, phone: Bytes, user: string, name: string): Promise<Bytes> {
  return tagged(pairing.slice(0, 32), glue([VERSION, Kind.Join], phone, text(user), text(name)));
}

export type Stage = "compare" | "enrolled" | "refused";
const STAGES: Record<number, Stage> = { 1: "compare", 2: "enrolled", 3: "refused" };

/** How far the pairing is; null for what the car did not say to this phone. */
export async function readJoined(pairing: Bytes, id: Bytes, message: Bytes): Promise<Stage | null> {
  if (!isKind(message, Kind.Joined, 19 + TAG) || message.length !== 19 + TAG) return null;
  const ours = same(message.slice(2, 18), id) && (await madeWith(pairing.slice(32, 64), message));
  return ours ? (STAGES[message[18] ?? 0] ?? null) : null;
}

// A session --------------------------------------------------------------------------------------

export interface Session {
  epoch: Bytes;
  /** Seconds since the car drew the epoch. */
  clock: number;
  /** The highest that this key has used in this epoch. */
  counter: number;
}

export function ask(id: Bytes, challenge: Bytes): Bytes {
  return glue([VERSION, Kind.Ask], id, challenge);
}

/** null for what is not the car's answer to this very challenge. */
export async function readSession(
  greeting: Bytes,
  about: { id: Bytes; challenge: Bytes; car: Bytes },
  message: Bytes,
): Promise<Session | null> {
  const told = glue([VERSION, Kind.Session], about.id, about.challenge);
  const fits = message.length === 123 + TAG && same(message.slice(0, 34), told);
  if (!fits || !same(message.slice(50, 115), about.car)) return null;
  if (!(await madeWith(greeting, message))) return null;
  return {
    epoch: message.slice(34, 50),
    clock: readU32(message, 115),
    counter: readU32(message, 119),
  };
}

// A command --------------------------------------------------------------------------------------

export interface Head {
  id: Bytes;
  epoch: Bytes;
  counter: number;
  /** By the car's clock. */
  expiresAt: number;
  vin: string;
  type: string;
}

/** `keys` are the session's 64 bytes; the nonce is 12 random ones. */
export async function command(keys: Bytes, head: Head, words: string, nonce: Bytes): Promise<Bytes> {
  const numbers = glue(u32(head.counter), u32(head.expiresAt), [0]);
  const names = glue(text(head.vin), text(head.type));
  const clear = glue([VERSION, Kind.Command], head.id, head.epoch, numbers, names);
  const how = { name: "AES-GCM", iv: nonce, additionalData: clear };
  const body = await subtle.encrypt(how, await aesKey(keys.slice(0, 32)), encode(words));
  return glue(clear, nonce, new Uint8Array(body));
}

export interface Answer {
  is: "done" | "refused" | "pending";
  reason: string;
  /** What was asked for. */
  told?: unknown;
}

/** The car's answer to the command with this SHA-256; null for anything else. */
export async function readAnswer(keys: Bytes, request: Bytes, message: Bytes): Promise<Answer | null> {
  if (!isKind(message, Kind.Answer, 46 + 16) || !same(message.slice(2, 34), request)) return null;
  const how = { name: "AES-GCM", iv: message.slice(34, 46), additionalData: message.slice(0, 34) };
  try {
    const plain = await subtle.decrypt(how, await aesKey(keys.slice(32)), message.slice(46));
    const { is, reason, told } = JSON.parse(decode(new Uint8Array(plain)));
    if (is !== "done" && is !== "refused" && is !== "pending") return null;
    return { is, reason: String(reason ?? ""), ...(told !== undefined && { told }) };
  } catch {
    return null;
  }
}
