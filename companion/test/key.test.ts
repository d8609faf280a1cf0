import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Bytes } from "../src/bytes";
import type { Kept } from "../src/kept";
import { CarKey, type Outcome } from "../src/key";
import { drawKeys } from "../src/wire";
import { FakeCar } from "./keys";

const VIN = "blue-car";
let car: FakeCar;
let key: CarKey;
let broker: boolean;
/** Answers that the car is still writing. */
let writing: number;
const really = globalThis.setTimeout;

beforeEach(async () => {
  // Windows of one browser wait for each other; here is only one.
  vi.stubGlobal("navigator", { locks: { request: (_: string, work: () => unknown) => work() } });
  broker = true;
  writing = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const drawn = await drawKeys();
  car = await FakeCar.of(drawn.public, VIN);
  const kept: Kept = { vin: VIN, car: car.publicKey, own: drawn.own, phone: drawn.public, user: "anna", password: "", name: "" };
  key = await CarKey.of(kept, async (kind, message) => {
    if (broker) void answer(kind, message);
    return broker;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function answer(kind: "session" | "cmd", message: Bytes): Promise<void> {
  writing += 1;
  const said = kind === "session" ? [await car.session(message)] : await car.command(message);
  for (const each of said) if (each) key.hear(kind, each);
  writing -= 1;
}

/** All that is told on the way; the clock runs fast, but never while the car writes. */
async function told(type = "lock", words: object = {}): Promise<Outcome[]> {
  const heard: Outcome[] = [];
  let over = false;
  const end = key.command(type, words, (now) => heard.push(now)).finally(() => (over = true));
  while (!over) {
    await new Promise((done) => really(done, 4));
    if (!writing) await vi.advanceTimersByTimeAsync(250);
  }
  return [...heard, await end];
}

test("what the car has done is done", async () => {
  expect(await told("charge.limit", { percent: 80 })).toEqual([{ is: "pending" }, { is: "done" }]);
  expect(car.heard).toEqual(['{"percent":80}']);
});

test("pending is not the end", async () => {
  car.answers = [
    { is: "pending", reason: "" },
    { is: "refused", reason: "only while parked" },
  ];
  expect((await told()).at(-1)).toEqual({ is: "refused", reason: "only while parked" });
});

test("each command has a counter of its own, also side by side", async () => {
  const all = await Promise.all(["lock", "flash", "unlock"].map((type) => key.command(type, {}, () => undefined)));
  expect(all).toEqual([{ is: "done" }, { is: "done" }, { is: "done" }]);
  expect(car.counter).toBe(3);
});

test("heard, but not a word: nobody knows", async () => {
  car.answers = null;
  expect((await told()).at(-1)).toEqual({ is: "unknown" });
});

test("pending, and then silence: nobody knows", async () => {
  car.answers = [{ is: "pending", reason: "" }];
  expect((await told()).at(-1)).toEqual({ is: "unknown" });
});

test("never heard and expired: it was not done", async () => {
  car.reached = false;
  expect((await told()).at(-1)).toEqual({ is: "unheard" });
  expect(car.heard).toEqual([]);
});

test("it arrives while we wait for it to expire: nobody knows", async () => {
  car.reached = false;
  setTimeout(() => {
    car.counter = 1;
  }, 15_000);
  expect((await told()).at(-1)).toEqual({ is: "unknown" });
});

test("the car has started anew: nobody knows", async () => {
  car.answers = null;
  const before = car.command.bind(car);
  car.command = async (message) => {
    const said = await before(message);
    car.epoch = crypto.getRandomValues(new Uint8Array(16));
    return said;
  };
  expect((await told()).at(-1)).toEqual({ is: "unknown" });
});

test("no greeting: nothing is sent", async () => {
  car.greets = false;
  expect((await told()).at(-1)).toEqual({ is: "unreachable" });
  expect(car.heard).toEqual([]);
});

test("no broker: nothing is sent, and said at once", async () => {
  broker = false;
  expect((await told()).at(-1)).toEqual({ is: "unreachable" });
});

test("after a new start of the car the phone goes on", async () => {
  expect((await told()).at(-1)).toEqual({ is: "done" });
  car.epoch = crypto.getRandomValues(new Uint8Array(16));
  car.counter = 0;
  expect((await told()).at(-1)).toEqual({ is: "done" });
  expect(car.counter).toBe(1);
});
