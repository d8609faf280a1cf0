import { expect, test } from "vitest";
import { place } from "../src/places";

test.each([
  ["47.996, 7.849", 47.996, 7.849, ""],
  ["-33.9 18.4", -33.9, 18.4, ""],
  ["geo:47.996,7.849", 47.996, 7.849, ""],
  ["geo:0,0?q=47.996,7.849(M%C3%BCnster)", 47.996, 7.849, "Münster"],
  ["Zoo https://maps.google.com/?q=52.5,13.4", 52.5, 13.4, "Zoo"],
  ["https://www.google.com/maps/place/X/@1.5,2.5,17z/data=!3d52.5!4d13.4", 52.5, 13.4, ""],
  ["https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=12/1.5/2.5", 52.5, 13.4, ""],
  ["https://www.openstreetmap.org/#map=12/52.5/13.4", 52.5, 13.4, ""],
  ["https://maps.apple.com/?ll=52.5,13.4", 52.5, 13.4, ""],
])("%s", (said, lat, lon, name) => {
  expect(place(said)).toEqual({ lat, lon, name });
});

test.each(["", "Berlin", "91, 0", "0, 181", "12", "https://example.org/"])("no place: %j", (said) => {
  expect(place(said)).toBeNull();
});

test("a broken label does not throw", () => {
  expect(() => place("geo:0,0?q=47.9,7.8(%E0%A4%A)")).not.toThrow();
});

test("a name is cut to what the car takes", () => {
  expect(place(`${"x".repeat(200)} 47.9,7.8`)?.name.length).toBeLessThanOrEqual(80);
});
