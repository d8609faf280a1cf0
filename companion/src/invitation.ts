// What the QR code on the car's screen says.
import { type Bytes, unbase64 } from "./bytes";

export interface Invitation {
  vin: string;
  token: Bytes;
  /** The car's public key: from here on the phone knows the car by it. */
  car: Bytes;
  /** At the broker and in the topics; empty: the phone has an account of its own there. */
  user: string;
  password: string;
}

const SCHEME = "cockpit-key:1?";
const LONGEST = 4096;

/** Whether a word can stand in a level of a topic. */
export function isLevel(word: string): boolean {
  return word.length > 0 && word.length <= 64 && !/[/+#\0]/.test(word);
}

/** With or without a page before it; null where it is no invitation. */
export function invitation(said: string): Invitation | null {
  const text = said.trim();
  const at = text.indexOf(SCHEME);
  if (at < 0 || text.length > LONGEST || (at > 0 && text[at - 1] !== "#")) return null;
  // In this format a plus is a plus: the car writes spaces as %20.
  const words = new URLSearchParams(text.slice(at + SCHEME.length).replaceAll("+", "%2B"));
  const [vin, token, car] = [words.get("vin"), words.get("token"), words.get("car")];
  const raw = { token: unbase64(token ?? ""), car: unbase64(car ?? "") };
  if (!vin || !isLevel(vin) || raw.token?.length !== 16) return null;
  if (raw.car?.length !== 65 || raw.car[0] !== 4) return null;
  const user = words.get("user") ?? "";
  if (user && !isLevel(user)) return null;
  return { vin, token: raw.token, car: raw.car, user, password: words.get("password") ?? "" };
}
