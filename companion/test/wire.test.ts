import { expect, test } from "vitest";
import { type Bytes, encode, hex, readU32, u32, unhex } from "../src/bytes";
import { invitation } from "../src/invitation";
import { ask, bond, code, command, join, keyId, readAnswer, readJoined, readSession, sha256 } from "../src/wire";
import { privateKey } from "./keys";
import told from "./vectors.json";

const raw = (name: keyof typeof told): Bytes => unhex(told[name]);
const own = await privateKey(told.phone_private, raw("phone_public"));
const derive = await bond(own, raw("car_public"), raw("phone_public"), told.vin);
const pairing = await derive("pairing", raw("token"), 72);
const greeting = await derive("greeting", new Uint8Array(), 32);
const session = await derive("session", raw("epoch"), 64);
const about = { id: raw("key_id"), challenge: raw("challenge"), car: raw("car_public") };

/** The same with one bit turned. */
function turned(words: Bytes, at: number): Bytes {
  const changed = words.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test("all keys are the car's", async () => {
  expect(hex(pairing)).toBe(told.pairing_keys);
  expect(hex(greeting)).toBe(told.greeting_key);
  expect(hex(session)).toBe(told.session_keys);
  expect(hex(await keyId(raw("phone_public")))).toBe(told.key_id);
  expect(code(pairing)).toBe(told.code);
});

test("what the phone says is the same byte for byte", async () => {
  expect(hex(await join(pairing, raw("phone_public"), told.person, told.name))).toBe(told.join);
  expect(hex(ask(about.id, about.challenge))).toBe(told.ask);
  const head = { id: about.id, epoch: raw("epoch"), counter: 1, expiresAt: 32, vin: told.vin, type: told.type };
  const made = await command(session, head, told.body, raw("command_nonce"));
  expect(hex(made)).toBe(told.command);
  expect(hex(await sha256(made))).toBe(told.request_hash);
});

test("what the car says is read", async () => {
  expect(await readJoined(pairing, about.id, raw("joined_compare"))).toBe("compare");
  expect(await readJoined(pairing, about.id, raw("joined_enrolled"))).toBe("enrolled");
  const read = await readSession(greeting, about, raw("session"));
  expect(read).toEqual({ epoch: raw("epoch"), clock: 12, counter: 0 });
  expect(await readAnswer(session, raw("request_hash"), raw("answer"))).toEqual({ is: "done", reason: "" });
});

test("no bit of it may be changed", async () => {
  for (let at = 0; at < raw("joined_compare").length; at += 1) {
    expect(await readJoined(pairing, about.id, turned(raw("joined_compare"), at))).toBeNull();
  }
  for (let at = 0; at < raw("session").length; at += 1) {
    expect(await readSession(greeting, about, turned(raw("session"), at))).toBeNull();
  }
  for (let at = 0; at < raw("answer").length; at += 1) {
    expect(await readAnswer(session, raw("request_hash"), turned(raw("answer"), at))).toBeNull();
  }
});

test("what is cut short or grown long is nothing", async () => {
  for (const size of [0, 1, 2, 34, 50]) {
    expect(await readJoined(pairing, about.id, raw("joined_compare").slice(0, size))).toBeNull();
    expect(await readSession(greeting, about, raw("session").slice(0, size))).toBeNull();
    expect(await readAnswer(session, raw("request_hash"), raw("answer").slice(0, size))).toBeNull();
  }
  expect(await readSession(greeting, about, new Uint8Array([...raw("session"), 0]))).toBeNull();
});

test("an answer to another command, or a session for another question, is not ours", async () => {
  expect(await readAnswer(session, about.car.slice(0, 32), raw("answer"))).toBeNull();
  expect(await readSession(greeting, { ...about, challenge: raw("epoch") }, raw("session"))).toBeNull();
  expect(await readSession(greeting, { ...about, car: raw("phone_public") }, raw("session"))).toBeNull();
});

test("the QR codes of the vector are understood", () => {
  const plain = invitation(told.qr);
  expect(plain && hex(plain.token)).toBe(told.token);
  expect(plain && hex(plain.car)).toBe(told.car_public);
  expect(plain?.vin).toBe(told.vin);
  expect(plain?.user).toBe("");
  const withUser = invitation(told.qr_of_own_broker);
  expect([withUser?.user, withUser?.password]).toEqual(["phone-3f9c", "a 96-bit & random one"]);
});

test("numbers go there and back", () => {
  for (const number of [0, 1, 255, 65_536, 2 ** 31, 2 ** 32 - 1]) expect(readU32(u32(number), 0)).toBe(number);
  expect(hex(encode("é"))).toBe("c3a9");
});
