import { expect, test } from "vitest";
import { encode } from "../src/bytes";
import { CarState } from "../src/car";

const ALL = ["door_front_left", "boot", "window_front_left"];

function car(told: Record<string, string>): CarState {
  const state = new CarState();
  for (const [name, words] of Object.entries(told)) state.hear(`car/${name}`, encode(words), 0);
  return state;
}

test("all closed is said only where all is known", () => {
  expect(car({ door_front_left: "OFF", boot: "OFF", window_front_left: "closed" }).open(ALL)).toEqual([]);
  expect(car({ door_front_left: "OFF", boot: "None" }).open(ALL)).toBeNull();
  expect(car({}).open(ALL)).toBeNull();
});

test("what this car does not have does not matter", () => {
  expect(car({ door_front_left: "OFF" }).open(ALL)).toEqual([]);
});

test("what is open is told, whatever else is unknown", () => {
  expect(car({ boot: "ON", door_front_left: "None" }).open(ALL)).toEqual(["boot"]);
  expect(car({ window_front_left: "open", boot: "OFF" }).open(ALL)).toEqual(["window_front_left"]);
});
