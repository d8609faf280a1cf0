// What the car tells of drives and of what the driver is to know: both from outside, so both checked.

export interface Drive {
  /** Milliseconds since 1970. */
  began: number;
  ended: number;
  /** null where the car has not seen enough of it. */
  metres: number | null;
  kwh: number | null;
}

export interface Notice {
  grave: boolean;
  text: string;
}

const MOST = 50;
const SHORTEST_M = 300;

/** Of the answer to `drives.read`; what cannot be understood is left out. */
export function readDrives(told: unknown): Drive[] {
  const { drives } = (told ?? {}) as { drives?: unknown };
  return (Array.isArray(drives) ? drives.slice(0, MOST) : []).flatMap((one) => {
    const began = numberOr(one?.began, null);
    const ended = numberOr(one?.ended, null);
    if (began === null || ended === null || ended < began) return [];
    return [{ began: began * 1000, ended: ended * 1000, metres: numberOr(one.m, null), kwh: numberOr(one.kwh, null) }];
  });
}

/** kWh/100 km; null where it says nothing. */
export function consumption({ metres, kwh }: Drive): number | null {
  return metres === null || kwh === null || metres < SHORTEST_M ? null : (kwh / metres) * 100_000;
}

/** Of `car/notices`; null where the car has told none that can be read. */
export function readNotices(words: string | null): Notice[] | null {
  try {
    const told: unknown = JSON.parse(words ?? "");
    if (!Array.isArray(told)) return null;
    return told.flatMap((one) =>
      typeof one?.text === "string" && one.text
        ? [{ text: one.text, grave: one.severity === "warning" || one.severity === "danger" }]
        : [],
    );
  } catch {
    return null;
  }
}

function numberOr<T>(value: unknown, otherwise: T): number | T {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
