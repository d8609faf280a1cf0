// One key for one car: asks for sessions, commands, and says honestly what became of it.
import { type Bytes, random } from "./bytes";
import type { Kept } from "./kept";
import { type Derive, type Session, ask, bond, command, keyId, readAnswer, readSession, sha256 } from "./wire";

export type Outcome =
  | { is: "pending" }
  | { is: "done"; told?: unknown }
  | { is: "refused"; reason: string }
  /** The car has heard it and said nothing, or we cannot ask it: it may have been done. */
  | { is: "unknown" }
  /** It has expired and the car never heard it: it was not done. */
  | { is: "unheard" }
  /** The car did not even greet us: nothing was sent. */
  | { is: "unreachable" };

const GOOD_FOR_S = 20;
const GREETING_MS = 6000;
const FIRST_WORD_MS = 5000;
const LAST_WORD_MS = 12_000;
const LOCK = "cockpit-command";

/** Publishes below the phone's own topics; false: the broker has not taken it. */
export type Say = (kind: "session" | "cmd", payload: Bytes) => Promise<boolean>;

/** Wrapped, so that who waits for the sending does not wait for the end. */
interface Sent {
  end: Promise<Outcome>;
}

interface Open {
  session: Session;
  keys: Bytes;
}

export class CarKey {
  /** The highest that was used, of this epoch. */
  private counter = 0;
  private epoch = "";
  private turn: Promise<unknown> = Promise.resolve();
  private readonly sessions = new Set<(message: Bytes) => void>();
  private readonly answers = new Set<(message: Bytes) => void>();

  private constructor(
    private readonly kept: Kept,
    private readonly id: Bytes,
    private readonly derive: Derive,
    private readonly greeting: Bytes,
    private readonly say: Say,
  ) {}

  static async of(kept: Kept, say: Say): Promise<CarKey> {
    const derive = await bond(kept.own, kept.car, kept.phone, kept.vin);
    const greeting = await derive("greeting", new Uint8Array(), 32);
    return new CarKey(kept, await keyId(kept.phone), derive, greeting, say);
  }

  /** The car says something on `session/answer` or `cmd/answer`. */
  hear(kind: "session" | "cmd", message: Bytes): void {
    for (const told of kind === "session" ? this.sessions : this.answers) told(message);
  }

  /** `told` hears of PENDING, which may come before the end. */
  async command(type: string, words: object, told: (now: Outcome) => void): Promise<Outcome> {
    told({ is: "pending" });
    return (await this.inTurn(() => this.sent(type, JSON.stringify(words)))).end;
  }

  /** One at a time, over all windows, until the car has heard it: counters must rise. */
  private inTurn(work: () => Promise<Sent>): Promise<Sent> {
    const locked = async (): Promise<Sent> => navigator.locks.request(LOCK, work);
    const mine = this.turn.then(locked, locked);
    this.turn = mine;
    return mine;
  }

  private async sent(type: string, words: string): Promise<Sent> {
    const open = await this.open();
    if (!open) return { end: Promise.resolve({ is: "unreachable" }) };
    const { epoch, clock } = open.session;
    const counter = ++this.counter;
    const head = { id: this.id, epoch, counter, expiresAt: clock + GOOD_FOR_S, vin: this.kept.vin, type };
    const message = await command(open.keys, head, words, random(12));
    const request = await sha256(message);
    const expired = after(1000 * (GOOD_FOR_S + 1));
    const { first, last } = this.answer(open.keys, request);
    void this.say("cmd", message);
    await first;
    const end = last.then((said) => said ?? this.afterSilence(open.session, counter, expired));
    return { end };
  }

  /** Its first word, or silence; and the end of it, null where the car falls silent before. */
  private answer(keys: Bytes, request: Bytes): { first: Promise<void>; last: Promise<Outcome | null> } {
    let begun = (): void => undefined;
    const first = new Promise<void>((done) => (begun = done));
    const last = new Promise<Outcome | null>((done) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const finish = (outcome: Outcome | null): void => {
        clearTimeout(timer);
        this.answers.delete(hear);
        begun();
        done(outcome);
      };
      const patience = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => finish(null), ms);
      };
      const hear = async (message: Bytes): Promise<void> => {
        const said = await readAnswer(keys, request, message);
        if (said?.is === "done") finish({ is: "done", ...(said.told !== undefined && { told: said.told }) });
        else if (said?.is === "refused") finish({ is: "refused", reason: said.reason });
        else if (said) {
          begun();
          patience(LAST_WORD_MS);
        }
      };
      this.answers.add(hear);
      patience(FIRST_WORD_MS);
    });
    return { first, last };
  }

  /** No answer does not mean that nothing was done: the car's counter tells whether it has heard. */
  private async afterSilence(before: Session, counter: number, expired: Promise<void>): Promise<Outcome> {
    const heard = await this.heard(before, counter);
    if (heard !== false) return { is: "unknown" };
    await expired;
    return (await this.heard(before, counter)) === false ? { is: "unheard" } : { is: "unknown" };
  }

  /** null: nobody can tell. */
  private async heard(before: Session, counter: number): Promise<boolean | null> {
    const now = await this.open();
    if (!now || now.session.epoch.join() !== before.epoch.join()) return null;
    return now.session.counter >= counter;
  }

  /** A fresh session; null where the car does not answer, or not to this key. */
  private async open(): Promise<Open | null> {
    const about = { id: this.id, challenge: random(16), car: this.kept.car };
    const session = await this.told(about);
    if (!session) return null;
    const epoch = session.epoch.join();
    this.counter = epoch === this.epoch ? Math.max(this.counter, session.counter) : session.counter;
    this.epoch = epoch;
    return { session, keys: await this.derive("session", session.epoch, 64) };
  }

  private told(about: { id: Bytes; challenge: Bytes; car: Bytes }): Promise<Session | null> {
    return new Promise((done) => {
      const finish = (session: Session | null): void => {
        clearTimeout(timer);
        this.sessions.delete(hear);
        done(session);
      };
      const hear = async (message: Bytes): Promise<void> => {
        const session = await readSession(this.greeting, about, message);
        if (session) finish(session);
      };
      const timer = setTimeout(() => finish(null), GREETING_MS);
      this.sessions.add(hear);
      void this.say("session", ask(about.id, about.challenge)).then((taken) => taken || finish(null));
    });
  }
}

function after(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
