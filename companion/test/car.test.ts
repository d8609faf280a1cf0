import { beforeEach, expect, test } from "vitest";
import { encode } from "../src/bytes";
import { CarState, FADES_MS } from "../src/car";

let car: CarState;
beforeEach(() => {
  car = new CarState();
});
const hear = (topic: string, words: string, now = 1000) => car.hear(topic, encode(words), now);

test("what the car tells can be read", () => {
  hear("status", "online");
  hear("car/battery", "72");
  hear("car/charging", "ON");
  hear("car/trip/destination", "Zoo");
  expect([car.number("battery"), car.on("charging"), car.get("trip/destination")]).toEqual([72, true, "Zoo"]);
});

test("what it does not know is not zero", () => {
  hear("car/range", "None");
  hear("car/battery", "");
  hear("car/plugged", "maybe");
  expect([car.number("range"), car.number("battery"), car.number("never"), car.on("plugged")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("offline, it fades and then is gone", () => {
  hear("status", "online", 1000);
  expect(car.age(true, 2000)).toBe("live");
  expect(car.age(false, 2000)).toBe("faded");
  hear("status", "offline", 3000);
  expect(car.age(true, 4000)).toBe("faded");
  expect(car.age(true, 3000 + FADES_MS)).toBe("gone");
});

test("a car that never came online has told nothing that counts", () => {
  hear("status", "offline");
  hear("car/battery", "72");
  expect(car.age(true, 1000)).toBe("gone");
});

test("where it was seen last stays", () => {
  hear("status", "online", 5);
  hear("car/location", '{"latitude": 47.9, "longitude": 7.8}', 5);
  for (const odd of ['{"latitude": null}', "nonsense", '{"latitude": 91, "longitude": 0}', "null"]) {
    hear("car/location", odd, 9);
  }
  expect(car.seen).toEqual({ latitude: 47.9, longitude: 7.8, at: 5 });
});

test("what is no text, too long or another's topic is passed by", () => {
  expect(car.hear("car/battery", Uint8Array.of(0xff), 1)).toBe(false);
  expect(hear("car/battery", "9".repeat(3000))).toBe(false);
  expect(hear("phone/anna/cmd", "1")).toBe(false);
  expect(car.get("battery")).toBeNull();
});
