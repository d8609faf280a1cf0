// What the page stands on: the car's state, the line to it, the key, and what became of commands.
import type { Bytes } from "./bytes";
import { type Age, CarState } from "./car";
import { type Drive, readDrives } from "./drives";
import { type Invitation, invitation } from "./invitation";
import { type Kept, forget, readKept, readSeen, writeKept, writeSeen } from "./kept";
import { CarKey, type Outcome } from "./key";
import { Line, type LineState } from "./line";
import { Pairing, type PairingState, type Wish } from "./pairing";

const SEEN_EVERY_MS = 30_000;
const ASK_GOOD_FOR_S = 10;
const COMMAND_GOOD_FOR_S = 20;
const DONE_SHOWN_MS = 20_000;
const DRIVES = "drives.read";

export const BROKER = `wss://${location.host}/mqtt`;

export class App {
  ready = false;
  car = new CarState();
  kept: Kept | null = null;
  line: LineState = "connecting";
  invited: Invitation | null = null;
  pairing: PairingState | null = null;
  /** What was shared with the app, for the destination. */
  shared = "";
  /** Whether the browser refuses to keep the key. */
  unkept = false;
  /** Per command type: what became of the newest. */
  outcomes: Record<string, Outcome> = {};
  /** null: not asked for yet. */
  drives: Drive[] | null = null;
  private key: CarKey | null = null;
  private link: Line | null = null;
  private pair: Pairing | null = null;
  private keptAt = 0;
  private readonly watchers = new Set<() => void>();

  watch(told: () => void): void {
    this.watchers.add(told);
  }

  get age(): Age {
    return this.car.age(this.line === "up", Date.now());
  }

  async start(): Promise<void> {
    this.readAddress();
    addEventListener("hashchange", () => this.readAddress());
    try {
      this.kept = await readKept();
      this.car.seen = await readSeen();
    } catch {
      // a browser that keeps nothing: each visit begins anew
    }
    if (this.kept) await this.connect(this.kept);
    this.ready = true;
    this.tell();
  }

  /** Token and password do not belong in the history: out of the address as soon as read. */
  private readAddress(): void {
    this.invited = invitation(location.hash) ?? this.invited;
    const shared = new URLSearchParams(location.search);
    const words = ["title", "text", "url"].map((name) => shared.get(name)).filter(Boolean);
    this.shared = words.join(" ") || this.shared;
    if (location.hash || location.search) history.replaceState(null, "", location.pathname);
    this.tell();
  }

  // Pairing ---------------------------------------------------------------------------------------

  /** What was pasted; false: no invitation. */
  invite(said: string): boolean {
    const found = invitation(said);
    this.invited = found ?? this.invited;
    this.tell();
    return found !== null;
  }

  async join(wish: Wish): Promise<void> {
    if (!this.invited) return;
    this.pair = new Pairing((state) => void this.paired(state));
    await this.pair.begin(BROKER, this.invited, wish);
  }

  decline(): void {
    this.pair?.stop();
    this.pair = this.invited = this.pairing = null;
    this.tell();
  }

  private async paired(state: PairingState): Promise<void> {
    this.pairing = state;
    if (state.is === "enrolled") await this.begin(state.kept);
    this.tell();
  }

  /** With a fresh key; the old one, where there was one, is replaced. */
  private async begin(kept: Kept): Promise<void> {
    const writing = writeKept(kept).then(
      () => false,
      () => true,
    );
    this.link?.close();
    this.car = new CarState();
    this.outcomes = {};
    this.drives = null;
    await this.connect(kept);
    this.pair = this.invited = this.pairing = null;
    this.tell();
    this.unkept = await writing;
  }

  async forget(): Promise<void> {
    this.link?.close();
    this.link = this.key = this.kept = null;
    this.car = new CarState();
    this.outcomes = {};
    this.drives = null;
    await forget().catch(() => undefined);
    this.tell();
  }

  // The line --------------------------------------------------------------------------------------

  private async connect(kept: Kept): Promise<void> {
    const own = `cockpit/${kept.vin}`;
    const mine = `${own}/phone/${kept.user}`;
    const goodFor = { session: ASK_GOOD_FOR_S, cmd: COMMAND_GOOD_FOR_S };
    const say = (kind: "session" | "cmd", payload: Bytes): Promise<boolean> =>
      this.link?.publish(`${mine}/${kind}`, payload, goodFor[kind]) ?? Promise.resolve(false);
    this.kept = kept;
    this.key = await CarKey.of(kept, say);
    const topics = [`${own}/status`, `${own}/car/#`, `${mine}/session/answer`, `${mine}/cmd/answer`];
    const hear = (topic: string, payload: Bytes): void => this.hear(own, mine, topic, payload);
    this.link = new Line(BROKER, kept, topics, hear, (state) => {
      if (state !== "up") this.car.lost(Date.now());
      this.line = state;
      this.keepSeen();
      this.tell();
    });
    this.link.open();
  }

  private hear(own: string, mine: string, topic: string, payload: Bytes): void {
    if (topic === `${mine}/session/answer`) this.key?.hear("session", payload);
    else if (topic === `${mine}/cmd/answer`) this.key?.hear("cmd", payload);
    else if (topic.startsWith(`${own}/`) && this.car.hear(topic.slice(own.length + 1), payload, Date.now())) {
      this.keepSeen();
      this.tell();
    }
  }

  private keepSeen(): void {
    const seen = this.car.seen;
    if (!seen || Math.abs(seen.at - this.keptAt) < SEEN_EVERY_MS) return;
    this.keptAt = seen.at;
    void writeSeen(seen).catch(() => undefined);
  }

  // Commanding ------------------------------------------------------------------------------------

  async command(type: string, words: object = {}): Promise<void> {
    const told = (outcome: Outcome): void => {
      this.outcomes = { ...this.outcomes, [type]: outcome };
      this.tell();
    };
    if (this.outcomes[type]?.is === "pending" || !this.key) return;
    const end = await this.key.command(type, words, told);
    if (type === DRIVES && end.is === "done") this.drives = readDrives(end.told);
    told(end);
    if (end.is === "done") setTimeout(() => this.outcomes[type] === end && this.clear(type), DONE_SHOWN_MS);
  }

  /** The car's own state tells it by now. */
  private clear(type: string): void {
    const { [type]: _, ...others } = this.outcomes;
    this.outcomes = others;
    this.tell();
  }

  private tell(): void {
    for (const told of this.watchers) told();
  }
}
