import { expect, test } from "vitest";
import { encode } from "../src/bytes";
import { CarState, FADES_MS } from "../src/car";

const HOURS = 3 * 3_600_000;

function parked(): CarState {
  const car = new CarState();
  car.hear("status", encode("online"), 0);
  car.hear("car/battery", encode("72"), 0);
  car.hear("car/location", encode('{"latitude": 48, "longitude": 7.8}'), 0);
  return car;
}

test("a car that has had nothing to tell for hours is no less there", () => {
  expect(parked().age(true, HOURS)).toBe("live");
});

test("what was true until the line broke fades from then on", () => {
  const car = parked();
  car.lost(HOURS);
  expect(car.age(false, HOURS + 1000)).toBe("faded");
  expect(car.age(false, HOURS + FADES_MS)).toBe("gone");
  expect(car.seen?.at).toBe(HOURS);
});

test("back at the broker, nothing counts until the car has greeted", () => {
  const car = parked();
  car.lost(HOURS);
  expect(car.age(true, HOURS + 1000)).toBe("faded");
  car.hear("status", encode("online"), HOURS + 2000);
  expect(car.age(true, HOURS + 2000)).toBe("live");
});

test("a car that goes offline is dated then, and not again by each lost line", () => {
  const car = parked();
  car.hear("status", encode("offline"), HOURS);
  car.lost(2 * HOURS);
  expect(car.liveAt).toBe(HOURS);
  expect(car.age(true, HOURS + 1)).toBe("faded");
});
