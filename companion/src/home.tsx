// The car: what it tells, and what may be asked of it.
import { useEffect, useState } from "preact/hooks";
import type { App } from "./app";
import { type Drive, consumption } from "./drives";
import type { Kept } from "./kept";
import { Ask, Became, Button, Card, Field, Icon, Ring } from "./parts";
import { place } from "./places";
import type { Texts, Word } from "./words";

const NONE = "--";
const OPENINGS = [
  "door_front_left",
  "door_front_right",
  "door_rear_left",
  "door_rear_right",
  "boot",
  "bonnet",
  "window_front_left",
  "window_front_right",
  "window_rear_left",
  "window_rear_right",
] as const satisfies readonly Word[];
const LOCKING: Record<string, Word> = { lock: "lock", unlock: "unlock", "boot.open": "bootOpen", flash: "flash" };
const CHARGING: Record<string, Word> = {
  "charge.limit": "chargeLimit",
  "charge.start": "chargeStart",
  "charge.stop": "chargeStop",
};
const COLDEST = 16;
const WARMEST = 28;
const LEAST_LIMIT = 50;
const SETTLED_MS = 900;

interface Parts {
  app: App;
  texts: Texts;
}

type Question = "unlock" | "boot.open" | "forget";
const QUESTIONS: Record<Question, [Word, Word, Word]> = {
  unlock: ["askUnlock", "askUnlockMore", "yesUnlock"],
  "boot.open": ["askBoot", "askBootMore", "yesBoot"],
  forget: ["askForget", "askForgetMore", "yesForget"],
};

/** What is shown of a value: nothing where the car has fallen silent for too long. */
function shown<T>(app: App, value: T | null): T | null {
  return app.age === "gone" ? null : value;
}

export function Home({ app, texts, kept }: Parts & { kept: Kept }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [title, more, yes] = question ? QUESTIONS[question] : [];
  const answer = (): void => {
    if (question === "forget") void app.forget();
    else if (question) void app.command(question);
    setQuestion(null);
  };
  return (
    <>
      <Top app={app} texts={texts} vin={kept.vin} />
      <main class={`cards ${app.age}`}>
        <Notices app={app} texts={texts} />
        <Battery app={app} texts={texts} />
        <Keys app={app} texts={texts} ask={setQuestion} />
        <Climate app={app} texts={texts} />
        <Charging app={app} texts={texts} />
        <Doors app={app} texts={texts} />
        <Trip app={app} texts={texts} />
        <Drives app={app} texts={texts} />
        <Where app={app} texts={texts} />
        <Destination app={app} texts={texts} />
        <About texts={texts} kept={kept} ask={setQuestion} />
      </main>
      {title && more && yes && (
        <Ask
          title={texts.of(title)}
          more={texts.of(more)}
          yes={texts.of(yes)}
          no={texts.of("cancel")}
          danger={question === "forget"}
          onYes={answer}
          onNo={() => setQuestion(null)}
        />
      )}
    </>
  );
}

function Top({ app, texts, vin }: Parts & { vin: string }) {
  const words: Word =
    app.line === "denied" ? "denied"
    : app.line === "down" ? "noNetwork"
    : app.line === "connecting" || app.car.status === "unknown" ? "connecting"
    : app.car.status;
  const heard = app.car.liveAt ? texts.of("lastHeard", { ago: texts.ago(app.car.liveAt, Date.now()) }) : "";
  return (
    <header class="top">
      <h1>{vin}</h1>
      <p class={`link ${app.age}`} role="status">
        <span class="dot" aria-hidden="true" />
        {texts.of(words)}
        {app.age !== "live" && heard && <span class="heard">{heard}</span>}
      </p>
      {app.unkept && (
        <p class="alarm">
          <Icon name="warning" />
          {texts.of("unkept")}
        </p>
      )}
      {shown(app, app.car.on("warning")) && (
        <p class="alarm" role="alert">
          <Icon name="warning" />
          {texts.of("warning")}
        </p>
      )}
    </header>
  );
}

/** Only where there is something to know. */
function Notices({ app, texts }: Parts) {
  const notices = shown(app, app.car.notices) ?? [];
  if (!notices.length) return null;
  return (
    <Card title={texts.of("notices")} icon="info">
      <ul class="notices" id="notices" aria-live="polite">
        {notices.map(({ text, grave }) => (
          <li key={text} class={grave ? "grave" : ""}>
            <Icon name={grave ? "warning" : "info"} />
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Battery({ app, texts }: Parts) {
  const { car } = app;
  const percent = shown(app, car.number("battery"));
  const range = shown(app, car.number("range"));
  return (
    <section class="card hero" aria-label={texts.of("battery")}>
      <div class="gauge">
        <Ring percent={percent} limit={shown(app, car.number("charge_limit"))} />
        <p class="big">
          <span>{percent === null ? NONE : texts.number(percent)}</span>
          <span class="unit">%</span>
        </p>
      </div>
      <div class="facts">
        <p class="fact">
          <span class="label">{texts.of("range")}</span>
          <span class="value">{range === null ? NONE : texts.number(range)} km</span>
        </p>
        <Facts
          texts={texts}
          facts={[
            ["cabin", degrees(texts, shown(app, car.number("cabin")))],
            ["outside", degrees(texts, shown(app, car.number("outside")))],
          ]}
        />
      </div>
    </section>
  );
}

function degrees(texts: Texts, value: number | null): string {
  return `${value === null ? NONE : texts.number(value, 1)} °C`;
}

function Facts({ texts, facts }: { texts: Texts; facts: [Word, string][] }) {
  return (
    <dl>
      {facts.map(([word, value]) => (
        <div key={word}>
          <dt>{texts.of(word)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Keys({ app, texts, ask }: Parts & { ask: (question: Question) => void }) {
  const lock = shown(app, app.car.get("lock"));
  const locked = lock === "LOCKED";
  const state: Word = lock === null ? "unknown" : locked ? "locked" : "unlocked";
  return (
    <Card title={texts.of("access")} icon="lock">
      <p class={lock === "UNLOCKED" ? "state open" : "state"} id="lock-state">
        <Icon name={lock === "UNLOCKED" ? "unlock" : "lock"} />
        {lock === null ? NONE : texts.of(state)}
      </p>
      <div class="grid">
        <Command app={app} type="lock" icon="lock" label={texts.of("lock")} kind={lock === "UNLOCKED" ? "main" : "plain"} />
        <Command app={app} type="unlock" icon="unlock" label={texts.of("unlock")} run={() => ask("unlock")} />
        <Command app={app} type="boot.open" icon="boot" label={texts.of("bootOpen")} run={() => ask("boot.open")} />
        <Command app={app} type="flash" icon="light" label={texts.of("flash")} />
      </div>
      <Said app={app} texts={texts} types={LOCKING} />
    </Card>
  );
}

interface CommandProps {
  app: App;
  type: string;
  label: string;
  icon?: "lock" | "unlock" | "boot" | "light" | "charging" | "climate" | "close" | "share" | "recent";
  words?: object;
  kind?: "plain" | "main";
  run?: () => void;
}

function Command({ app, type, label, icon, words = {}, kind, run }: CommandProps) {
  const busy = app.outcomes[type]?.is === "pending";
  const go = run ?? (() => void app.command(type, words));
  return (
    <Button id={`do-${type.replace(".", "-")}`} {...(icon && { icon })} {...(kind && { kind })} busy={busy} onClick={go}>
      {label}
    </Button>
  );
}

/** One place for all answers of a card, so that a screen reader hears each. */
function Said({ app, texts, types }: Parts & { types: Record<string, Word> }) {
  return (
    <div class="said" aria-live="polite">
      {Object.entries(types).map(([type, called]) => (
        <Became
          key={type}
          what={type}
          called={called}
          outcome={app.outcomes[type]}
          texts={texts}
          live={app.age === "live"}
        />
      ))}
    </div>
  );
}

function Climate({ app, texts }: Parts) {
  const told = shown(app, app.car.number("climate/temperature"));
  const mode = shown(app, app.car.get("climate/mode"));
  const [wish, setWish] = useState<number | null>(null);
  const busy = app.outcomes["climate.set"]?.is === "pending";
  useEffect(() => {
    if (wish === null) return undefined;
    const timer = setTimeout(() => {
      void app.command("climate.set", { temperature: wish }).then(() => setWish(null));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [wish]);
  const value = wish ?? told;
  const step = (by: number): void => setWish(Math.min(WARMEST, Math.max(COLDEST, (value ?? 21) + by)));
  const on = mode !== null && mode !== "off";
  return (
    <Card title={texts.of("climate")} icon="climate">
      <div class="stepper" role="group" aria-label={texts.of("temperature")}>
        <Button icon="minus" label={texts.of("colder")} disabled={busy} onClick={() => step(-0.5)}>{null}</Button>
        <output class={wish === null ? "big" : "big wish"} aria-live="polite">
          {value === null ? NONE : texts.number(value, 1)}
          <span class="unit">°C</span>
        </output>
        <Button icon="plus" label={texts.of("warmer")} disabled={busy} onClick={() => step(0.5)}>{null}</Button>
      </div>
      <p class="state">{mode === null ? NONE : texts.of(on ? "on" : "off")}</p>
      <Command
        app={app}
        type="climate.set"
        icon="climate"
        words={{ on: !on }}
        kind={mode === "off" ? "main" : "plain"}
        label={texts.of(on ? "turnOff" : "turnOn")}
      />
      <Said app={app} texts={texts} types={{ "climate.set": "climate" }} />
    </Card>
  );
}

function Charging({ app, texts }: Parts) {
  const { car } = app;
  const limit = shown(app, car.number("charge_limit"));
  const [wish, setWish] = useState<number | null>(null);
  const charging = shown(app, car.on("charging"));
  const plugged = shown(app, car.on("plugged"));
  const left = shown(app, car.number("charge_left"));
  const power = texts.number(car.number("charge_power") ?? 0, 1);
  const state = charging ? texts.of("isCharging", { power })
    : plugged === null ? NONE : texts.of(plugged ? "plugged" : "unplugged");
  const value = wish ?? limit;
  const ask = (percent: number): void => {
    setWish(percent);
    void app.command("charge.limit", { percent }).then(() => setWish(null));
  };
  return (
    <Card title={texts.of("charge")} icon="charging">
      <p class="state">
        <Icon name="plug" />
        {state}
        {charging && left !== null && <span class="heard">{texts.of("leftMinutes", { n: left })}</span>}
      </p>
      <div class="field">
        <label for="limit">
          {texts.of("chargeLimit")} <strong>{value === null ? NONE : texts.number(value)} %</strong>
        </label>
        <input
          id="limit"
          type="range"
          min={LEAST_LIMIT}
          max={100}
          step={5}
          value={value ?? LEAST_LIMIT}
          disabled={limit === null || app.outcomes["charge.limit"]?.is === "pending"}
          onInput={(event) => setWish(Number(event.currentTarget.value))}
          onChange={(event) => ask(Number(event.currentTarget.value))}
        />
      </div>
      <div class="grid">
        <Command app={app} type="charge.start" icon="charging" label={texts.of("chargeStart")} />
        <Command app={app} type="charge.stop" icon="close" label={texts.of("chargeStop")} />
      </div>
      <Said app={app} texts={texts} types={CHARGING} />
    </Card>
  );
}

function Doors({ app, texts }: Parts) {
  const open = shown(app, app.car.open(OPENINGS));
  const list = open?.map((name) => texts.of(name as Word)).join(", ");
  const words = open === null ? NONE : list ? texts.of("openNow", { list }) : texts.of("allShut");
  return (
    <Card title={texts.of("doors")} icon="doorOpen">
      <p class={list ? "state open" : "state"} id="doors-state">
        {words}
      </p>
    </Card>
  );
}

function Trip({ app, texts }: Parts) {
  const get = (name: string): string | null => shown(app, app.car.get(`trip/${name}`));
  const destination = get("destination");
  const arrival = get("arrival");
  const left = shown(app, app.car.number("trip/distance_left"));
  const battery = shown(app, app.car.number("trip/arrival_battery"));
  const stop = get("next_stop");
  const none = app.age === "gone" ? NONE : texts.of("noTrip");
  return (
    <Card title={texts.of("trip")} icon="route">
      <p class="state">{destination ?? none}</p>
      {destination && (
        <Facts
          texts={texts}
          facts={[
            ["arrival", clock(texts, arrival)],
            ["left", left === null ? NONE : `${texts.number(left, 1)} km`],
            ["arrivalBattery", battery === null ? NONE : `${texts.number(battery)} %`],
            ...(stop && stop !== destination ? ([["nextStop", stop]] as [Word, string][]) : []),
          ]}
        />
      )}
    </Card>
  );
}

/** They come when they are asked for: they are the driver's, and nobody else's at the broker. */
function Drives({ app, texts }: Parts) {
  const { drives } = app;
  return (
    <Card title={texts.of("drives")} icon="recent">
      {drives?.length === 0 && <p class="state">{texts.of("noDrives")}</p>}
      {drives && drives.length > 0 && (
        <ul class="drives" id="drives">
          {drives.map((one) => (
            <li key={one.began}>
              <strong>{when(texts, one)}</strong>
              <span>{sums(texts, one)}</span>
            </li>
          ))}
        </ul>
      )}
      <Command app={app} type="drives.read" icon="recent" label={texts.of("showDrives")} />
      <Said app={app} texts={texts} types={{ "drives.read": "drives" }} />
    </Card>
  );
}

function when(texts: Texts, { began, ended }: Drive): string {
  const form = new Intl.DateTimeFormat(texts.language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
  return form.formatRange(new Date(began), new Date(ended));
}

function sums(texts: Texts, one: Drive): string {
  const each = consumption(one);
  const km = one.metres === null ? NONE : texts.number(one.metres / 1000, 1);
  return `${km} km · ${each === null ? NONE : texts.number(each, 1)} kWh/100 km`;
}

function clock(texts: Texts, iso: string | null): string {
  const at = new Date(iso ?? "");
  if (Number.isNaN(at.getTime())) return NONE;
  return new Intl.DateTimeFormat(texts.language, { timeStyle: "short", hourCycle: "h23" }).format(at);
}

function Where({ app, texts }: Parts) {
  const seen = app.car.seen;
  return (
    <Card title={texts.of("place")} icon="pin">
      {seen ? (
        <>
          <p class="state digits">
            {seen.latitude.toFixed(5)}, {seen.longitude.toFixed(5)}
            {app.age !== "live" && (
              <span class="heard">{texts.of("seen", { ago: texts.ago(seen.at, Date.now()) })}</span>
            )}
          </p>
          <a class="button plain" href={mapLink(seen.latitude, seen.longitude)} rel="noreferrer" target="_blank">
            <Icon name="pin" />
            <span>{texts.of("map")}</span>
          </a>
        </>
      ) : (
        <p class="state">{texts.of("noPlace")}</p>
      )}
    </Card>
  );
}

/** The phone's own map where it has one: nobody else learns where the car is. */
function mapLink(lat: number, lon: number): string {
  if (/Android/.test(navigator.userAgent)) return `geo:${lat},${lon}?q=${lat},${lon}`;
  if (/iPhone|iPad|Macintosh/.test(navigator.userAgent)) return `https://maps.apple.com/?ll=${lat},${lon}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

function Destination({ app, texts }: Parts) {
  const [words, setWords] = useState(app.shared);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState("");
  useEffect(() => {
    if (app.shared) setWords(app.shared);
  }, [app.shared]);
  const send = (event: Event): void => {
    event.preventDefault();
    const found = place(words);
    setWrong(found ? "" : texts.of("noCoordinates"));
    if (found) void app.command("destination.send", { ...found, name: name || found.name });
  };
  return (
    <Card title={texts.of("send")} icon="share">
      <form onSubmit={send}>
        <Field id="where" label={texts.of("sendHint")} value={words} onInput={setWords} lines={2} wrong={wrong} most={4000} />
        <Field id="where-name" label={texts.of("sendName")} value={name} onInput={setName} most={80} />
        <Button submit kind="main" icon="share" busy={app.outcomes["destination.send"]?.is === "pending"} disabled={!words.trim()}>
          {texts.of("sendNow")}
        </Button>
      </form>
      <Said app={app} texts={texts} types={{ "destination.send": "send" }} />
      <p class="note">{texts.of("sendNote")}</p>
    </Card>
  );
}

function About({ texts, kept, ask }: { texts: Texts; kept: Kept; ask: (question: Question) => void }) {
  return (
    <Card title={texts.of("about")} icon="key">
      <p class="state">{texts.of("aboutText", { name: kept.name || "–", vin: kept.vin, user: kept.user })}</p>
      <a class="button plain" href="/ca.crt">
        <span>{texts.of("trust")}</span>
      </a>
      <Button id="forget" onClick={() => ask("forget")}>
        {texts.of("forget")}
      </Button>
    </Card>
  );
}
