// A car to talk to: the other half of docs/signed-commands.md, as far as a test needs it.
import { type Bytes, encode, glue, hex, readU32, text, u32, unhex } from "../src/bytes";
import { keyId, sha256 } from "../src/wire";

const { subtle } = globalThis.crypto;
const CURVE = { name: "ECDH", namedCurve: "P-256" };

function base64(raw: Bytes): string {
  return btoa(String.fromCharCode(...raw)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** A private key out of its number, in hexadecimal; for vectors only. */
export function privateKey(number: string, publicKey: Bytes): Promise<CryptoKey> {
  const point = { x: base64(publicKey.slice(1, 33)), y: base64(publicKey.slice(33)) };
  const jwk = { kty: "EC", crv: "P-256", d: base64(unhex(number)), ...point };
  return subtle.importKey("jwk", jwk, CURVE, false, ["deriveKey"]);
}

export class FakeCar {
  /** What it says to a command; null: nothing, though it has heard it. */
  answers: { is: string; reason: string }[] | null = [{ is: "done", reason: "" }];
  /** Whether commands reach it. */
  reached = true;
  /** Whether it greets. */
  greets = true;
  counter = 0;
  heard: string[] = [];
  epoch = crypto.getRandomValues(new Uint8Array(16));

  private constructor(
    readonly publicKey: Bytes,
    private readonly own: CryptoKey,
    private readonly phone: Bytes,
    private readonly vin: string,
  ) {}

  static async of(phone: Bytes, vin: string): Promise<FakeCar> {
    const pair = await subtle.generateKey(CURVE, true, ["deriveKey"]);
    const publicKey = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    return new FakeCar(publicKey, pair.privateKey, phone, vin);
  }

  private async derive(use: string, salt: Bytes, length: number): Promise<Bytes> {
    const theirs = await subtle.importKey("raw", this.phone, CURVE, false, []);
    const how = { name: "ECDH", public: theirs };
    const secret = await subtle.deriveKey(how, this.own, "HKDF", false, ["deriveBits"]);
    const info = glue(encode(`cockpit ${use} 1`), [0], this.publicKey, this.phone, encode(this.vin));
    const wanted = { name: "HKDF", hash: "SHA-256", salt, info };
    return new Uint8Array(await subtle.deriveBits(wanted, secret, 8 * length));
  }

  /** To an ask. */
  async session(message: Bytes): Promise<Bytes | null> {
    if (!this.greets) return null;
    const numbers = glue(u32(7), u32(this.counter));
    const words = glue([1, 0x82], message.slice(2, 34), this.epoch, this.publicKey, numbers);
    const raw = await this.derive("greeting", new Uint8Array(), 32);
    const key = await subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return glue(words, new Uint8Array(await subtle.sign("HMAC", key, words)));
  }

  /** To a command: each of its answers. */
  async command(message: Bytes): Promise<Bytes[]> {
    if (!this.reached) return [];
    const type = 43 + text(this.vin).length;
    const end = type + 1 + (message[type] ?? 0);
    const keys = await this.derive("session", this.epoch, 64);
    const use = ["encrypt", "decrypt"] as const;
    const opening = await subtle.importKey("raw", keys.slice(0, 32), "AES-GCM", false, use);
    const how = { name: "AES-GCM", iv: message.slice(end, end + 12), additionalData: message.slice(0, end) };
    const plain = await subtle.decrypt(how, opening, message.slice(end + 12));
    const counter = readU32(message, 34);
    if (hex(message.slice(2, 18)) !== hex(await keyId(this.phone)) || counter <= this.counter) return [];
    this.counter = counter;
    this.heard.push(new TextDecoder().decode(plain));
    const sealing = await subtle.importKey("raw", keys.slice(32), "AES-GCM", false, use);
    const clear = glue([1, 0x83], await sha256(message));
    return Promise.all((this.answers ?? []).map((answer) => sealed(sealing, clear, answer)));
  }
}

async function sealed(key: CryptoKey, clear: Bytes, answer: object): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: clear };
  return glue(clear, iv, new Uint8Array(await subtle.encrypt(how, key, encode(JSON.stringify(answer)))));
}
