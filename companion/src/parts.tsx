// What the page is made of.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ICONS, type IconName } from "./icons";
import type { Outcome } from "./key";
import type { Texts, Word } from "./words";

export function Icon({ name }: { name: IconName }) {
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />;
}

interface CardProps {
  title: string;
  icon: IconName;
  children: ComponentChildren;
  wide?: boolean;
}

export function Card({ title, icon, children, wide }: CardProps) {
  const id = `card-${icon}`;
  return (
    <section class={wide ? "card wide" : "card"} aria-labelledby={id}>
      <h2 id={id}>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </section>
  );
}

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  icon?: IconName;
  kind?: "plain" | "main" | "danger";
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  label?: string;
  id?: string;
}

export function Button({ children, onClick, icon, kind = "plain", busy, disabled, submit, label, id }: ButtonProps) {
  return (
    <button
      type={submit ? "submit" : "button"}
      class={`button ${kind}`}
      onClick={onClick}
      disabled={disabled || busy}
      aria-busy={busy ?? false}
      aria-label={label}
      id={id}
    >
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
    </button>
  );
}

const SAID: Record<Exclude<Outcome["is"], "refused">, { word: Word; tone: string; icon: IconName }> = {
  pending: { word: "pending", tone: "pending", icon: "info" },
  done: { word: "done", tone: "done", icon: "check" },
  unknown: { word: "unknownOutcome", tone: "unsure", icon: "warning" },
  unheard: { word: "unheard", tone: "unsure", icon: "warning" },
  unreachable: { word: "unreachable", tone: "unsure", icon: "warning" },
};

interface BecameProps {
  outcome: Outcome | undefined;
  texts: Texts;
  /** The command's type, and what the driver calls it. */
  what: string;
  called: Word;
  /** Whether the car is heard now: then silence means that it does not know us. */
  live: boolean;
}

/** What became of a command; never more than is known. */
export function Became({ outcome, texts, what, called, live }: BecameProps) {
  if (!outcome) return null;
  const refused = outcome.is === "refused";
  const { tone, icon } = refused ? { tone: "refused", icon: "close" as const } : SAID[outcome.is];
  const words = refused
    ? texts.of("refused", { reason: texts.reason(outcome.reason) })
    : texts.of(outcome.is === "unreachable" && live ? "stranger" : SAID[outcome.is].word);
  return (
    <p class={`became ${tone}`} data-command={what} data-is={outcome.is}>
      <Icon name={icon} />
      <span>
        <strong>{texts.of(called)}</strong> <span>{words}</span>
      </span>
    </p>
  );
}

interface AskProps {
  title: string;
  more: string;
  yes: string;
  no: string;
  danger?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** A question that stands before everything else; Escape is a no. */
export function Ask({ title, more, yes, no, danger, onYes, onNo }: AskProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} onCancel={onNo} aria-labelledby="ask" aria-describedby="ask-more">
      <h2 id="ask">{title}</h2>
      <p id="ask-more">{more}</p>
      <div class="row">
        <Button onClick={onNo}>{no}</Button>
        <Button kind={danger ? "danger" : "main"} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  type?: string;
  wrong?: string;
  lines?: number;
  id: string;
  most?: number;
}

export function Field({ label, value, onInput, hint, type = "text", wrong, lines, id, most }: FieldProps) {
  const about = {
    id,
    value,
    placeholder: hint,
    autocomplete: "off",
    spellcheck: false,
    maxLength: most,
    "aria-invalid": Boolean(wrong),
    "aria-describedby": wrong ? `${id}-wrong` : undefined,
    onInput: (event: Event) => onInput((event.target as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? <textarea rows={lines} {...about} /> : <input type={type} {...about} />}
      {wrong && (
        <p class="became refused" id={`${id}-wrong`} role="alert">
          <Icon name="warning" />
          {wrong}
        </p>
      )}
    </div>
  );
}

const ROUND = 2 * Math.PI * 54;

/** The battery as a ring; hollow where it is not known. */
export function Ring({ percent, limit }: { percent: number | null; limit: number | null }) {
  const part = percent === null ? 0 : Math.min(100, Math.max(0, percent)) / 100;
  const low = percent !== null && percent <= 10;
  return (
    <svg class="ring" viewBox="0 0 128 128" aria-hidden="true">
      <circle class="track" cx="64" cy="64" r="54" />
      {percent !== null && (
        <circle
          class={low ? "part low" : "part"}
          cx="64"
          cy="64"
          r="54"
          stroke-dasharray={`${part * ROUND} ${ROUND}`}
          transform="rotate(-90 64 64)"
        />
      )}
      {limit !== null && limit < 100 && (
        <line class="limit" x1="64" y1="3" x2="64" y2="17" transform={`rotate(${3.6 * limit} 64 64)`} />
      )}
    </svg>
  );
}
