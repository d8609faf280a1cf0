import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hex } from "../src/bytes";
import { invitation, isLevel } from "../src/invitation";

const page = readFileSync("../docs/signed-commands.md", "utf8");
const vector = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? "") as Record<string, string>;

test("the car's own words are understood", () => {
  const told = invitation(vector.qr_of_own_broker ?? "");
  expect(told).toMatchObject({ vin: "blue-car", user: "phone-3f9c", password: "a 96-bit & random one" });
  expect(hex(told?.car ?? new Uint8Array())).toBe(vector.car_public);
  expect(hex(told?.token ?? new Uint8Array())).toBe(vector.token);
});

test("without a page, and without an account", () => {
  expect(invitation(vector.qr ?? "")).toMatchObject({ vin: "blue-car", user: "", password: "" });
});

test.each([
  "",
  "#",
  "cockpit-key:2?vin=a",
  "https://evil.example/cockpit-key:1?vin=a",
  "cockpit-key:1?vin=a",
  (vector.qr ?? "").replace("vin=blue-car", "vin=blue%2Fcar"),
  (vector.qr ?? "").replace("token=", "token=A"),
  (vector.qr ?? "").replace("car=B", "car=A"),
  `${vector.qr}&user=%2B`,
  `${vector.qr}&name=${"x".repeat(5000)}`,
])("no invitation: %.60s", (said) => {
  expect(invitation(said)).toBeNull();
});

test.each(["", "a/b", "+", "#", "a\0", "x".repeat(65)])("no level of a topic: %j", (word) => {
  expect(isLevel(word)).toBe(false);
});
