// From the QR code to a key of the car's.
import type { Bytes } from "./bytes";
import type { Invitation } from "./invitation";
import type { Kept } from "./kept";
import { Line } from "./line";
import { bond, code, drawKeys, join, keyId, readJoined } from "./wire";

export type PairingState =
  | { is: "asking" }
  /** Only now, when the car has settled on this phone: who saw it before could search for a twin. */
  | { is: "comparing"; code: string }
  | { is: "enrolled"; kept: Kept }
  | { is: "refused" }
  | { is: "denied" }
  | { is: "silent" };

const FIRST_ANSWER_MS = 20_000;
const LASTS_MS = 300_000;
const JOIN_GOOD_FOR_S = 60;

export interface Wish {
  user: string;
  password: string;
  name: string;
}

export class Pairing {
  private line: Line | null = null;
  private timer = 0;
  private over = false;

  constructor(private readonly told: (state: PairingState) => void) {}

  async begin(url: string, invited: Invitation, wish: Wish): Promise<void> {
    this.told({ is: "asking" });
    const drawn = await drawKeys();
    const derive = await bond(drawn.own, invited.car, drawn.public, invited.vin).catch(() => null);
    if (!derive) return this.end({ is: "refused" });
    const keys = await derive("pairing", invited.token, 72);
    const word = await join(keys, drawn.public, wish.user, wish.name);
    const id = await keyId(drawn.public);
    const kept = { vin: invited.vin, car: invited.car, own: drawn.own, phone: drawn.public, ...wish };
    const topic = `cockpit/${invited.vin}/phone/${wish.user}/pair`;
    const hear = (_: string, message: Bytes): void => void this.hear(keys, id, kept, message);
    this.line = new Line(url, wish, [`${topic}/answer`], hear, (state) => {
      if (state === "up") void this.line?.publish(topic, word, JOIN_GOOD_FOR_S);
      if (state === "denied") this.end({ is: "denied" });
    });
    this.patience(FIRST_ANSWER_MS);
    this.line.open();
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.line?.close();
  }

  private async hear(keys: Bytes, id: Bytes, kept: Kept, message: Bytes): Promise<void> {
    const stage = await readJoined(keys, id, message);
    if (stage === "compare" && !this.over) {
      this.patience(LASTS_MS);
      this.told({ is: "comparing", code: code(keys) });
    } else if (stage === "enrolled") this.end({ is: "enrolled", kept });
    else if (stage === "refused") this.end({ is: "refused" });
  }

  private patience(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.end({ is: "silent" }), ms);
  }

  private end(state: PairingState): void {
    if (this.over) return;
    this.stop();
    this.told(state);
  }
}
