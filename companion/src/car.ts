// What the car has told, and how much of it still counts.
import { decode } from "./bytes";
import { type Notice, readNotices } from "./drives";
import type { Seen } from "./kept";

const UNKNOWN = "None";
const LONGEST = 2000;
/** A list of sentences. */
const LONGEST_NOTICES = 16_000;
/** A door or lid says ON, a window says open. */
const OPEN = new Set(["ON", "open"]);
/** So long after the car fell silent its last words are shown, faded. */
export const FADES_MS = 5 * 60_000;

export type Age = "live" | "faded" | "gone";

export class CarState {
  status: "online" | "offline" | "unknown" = "unknown";
  /** When the car was heard last; 0: never. */
  liveAt = 0;
  seen: Seen | null = null;
  private readonly values = new Map<string, string>();

  /** One topic below `cockpit/VIN/`; true where it is one of ours. */
  hear(topic: string, payload: Uint8Array, now: number): boolean {
    const most = topic === "car/notices" ? LONGEST_NOTICES : LONGEST;
    const words = payload.length <= most ? read(payload) : null;
    if (words === null) return false;
    if (topic === "status") this.greeted(words === "online" ? "online" : "offline", now);
    else if (topic.startsWith("car/")) this.values.set(topic.slice(4), words);
    else return false;
    if (this.status === "online") this.liveAt = now;
    if (topic === "car/location" || topic === "status") this.locate(now);
    return true;
  }

  /** The way to the broker is gone: until now, all was as told. */
  lost(now: number): void {
    if (this.status !== "online") return;
    this.liveAt = now;
    if (this.seen) this.seen = { ...this.seen, at: now };
    this.status = "unknown";
  }

  private greeted(status: "online" | "offline", now: number): void {
    if (status === "offline") this.lost(now);
    this.status = status;
  }

  /** While the broker is reached and the car is online, all that it has told is true now. */
  age(up: boolean, now: number): Age {
    if (up && this.status === "online") return "live";
    return this.liveAt && now - this.liveAt < FADES_MS ? "faded" : "gone";
  }

  /** null where the car does not know it, or has never told. */
  get(name: string): string | null {
    const words = this.values.get(name);
    return words === undefined || words === "" || words === UNKNOWN ? null : words;
  }

  number(name: string): number | null {
    const words = this.get(name);
    const number = Number(words);
    return words === null || !Number.isFinite(number) ? null : number;
  }

  /** What stands on the car's screen; null where it has not told. */
  get notices(): Notice[] | null {
    return readNotices(this.get("notices"));
  }

  /** On or off; null where unknown. */
  on(name: string): boolean | null {
    const words = this.get(name);
    return words === "ON" ? true : words === "OFF" ? false : null;
  }

  /** What is open; null where the car cannot tell of one of those that it has. */
  open(names: readonly string[]): string[] | null {
    const told = names.filter((name) => this.values.has(name));
    const open = told.filter((name) => OPEN.has(this.get(name) ?? ""));
    const sure = told.length > 0 && told.every((name) => this.get(name) !== null);
    return sure || open.length > 0 ? open : null;
  }

  private locate(now: number): void {
    if (this.status !== "online") return;
    try {
      const { latitude, longitude } = JSON.parse(this.get("location") ?? "{}");
      if (isDegrees(latitude, 90) && isDegrees(longitude, 180)) this.seen = { latitude, longitude, at: now };
    } catch {
      // not a place; the last one stands
    }
  }
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === "number" && Math.abs(value) <= most;
}

function read(payload: Uint8Array): string | null {
  try {
    return decode(payload);
  } catch {
    return null;
  }
}
