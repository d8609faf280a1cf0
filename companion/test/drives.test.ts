import { expect, test } from "vitest";
import { consumption, readDrives, readNotices } from "../src/drives";

const HOUR = { began: 1000, ended: 4600, m: 50_000, kwh: 8 };

test("drives are read as they were told", () => {
  expect(readDrives({ drives: [HOUR] })).toEqual([{ began: 1e6, ended: 4.6e6, metres: 50_000, kwh: 8 }]);
});

test("what is not known stays unknown", () => {
  const [drive] = readDrives({ drives: [{ ...HOUR, m: null, kwh: "8" }] });
  expect(drive).toMatchObject({ metres: null, kwh: null });
  expect(drive && consumption(drive)).toBeNull();
});

test.each([undefined, null, {}, { drives: "x" }, { drives: [null, 1, {}, { began: 5, ended: 4 }] }])("%j tells of no drive", (told) => {
  expect(readDrives(told)).toEqual([]);
});

test("consumption needs some way", () => {
  expect(consumption({ began: 0, ended: 1, metres: 50_000, kwh: 8 })).toBe(16);
  expect(consumption({ began: 0, ended: 1, metres: 100, kwh: 8 })).toBeNull();
});

test("notices are read, the grave ones known", () => {
  const words = JSON.stringify([{ severity: "danger", text: "Stop" }, { severity: "info", text: "Hello" }, { text: 3 }, null]);
  expect(readNotices(words)).toEqual([
    { grave: true, text: "Stop" },
    { grave: false, text: "Hello" },
  ]);
});

test.each([null, "", "None", "{}", "[", "3"])("%j is no notice", (words) => {
  expect(readNotices(words)).toBeNull();
});
