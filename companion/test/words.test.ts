import { expect, test } from "vitest";
import { Texts, language } from "../src/words";

test("the browser's first language that we speak", () => {
  expect(language(["fr-FR", "de-AT", "en"])).toBe("de");
  expect(language(["zh-Hant-TW"])).toBe("zh");
  expect(language([])).toBe("en");
});

test("gaps are filled, whatever stands in what fills them", () => {
  expect(new Texts("en").of("refused", { reason: "{reason} $1" })).toBe("Refused: {reason} $1");
});

test("what the car says is translated where it is known, and never lost", () => {
  expect(new Texts("de").reason("only while parked")).toBe("nur in Parkstellung");
  expect(new Texts("zh").reason("something new")).toBe("something new");
});

test("ages", () => {
  const texts = new Texts("en");
  const minute = 60_000;
  const ago = [0, 5, 120, 60 * 24 * 3].map((minutes) => texts.ago(0, minutes * minute));
  expect(ago).toEqual(["just now", "5 min ago", "2 h ago", "3 days ago"]);
});
