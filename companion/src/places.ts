// A place out of what people paste or share: coordinates, geo: addresses, links of maps.

export interface Place {
  lat: number;
  lon: number;
  name: string;
}

const NUMBER = "(-?\\d{1,3}(?:\\.\\d+)?)";
/** The most telling first: a link of a map may hold both the place and the middle of the screen. */
const FORMS = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`^geo:(?:0,0\\?q=)?${NUMBER},${NUMBER}`),
  new RegExp(`[?&](?:q|query|ll|daddr|destination|center)=(?:loc:)?${NUMBER}(?:,|%2C)\\s*${NUMBER}`, "i"),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`#map=\\d+/${NUMBER}/${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`^${NUMBER}\\s*[,;\\s]\\s*${NUMBER}$`),
];
const LONGEST_NAME = 80;
const LONGEST = 4000;

/** null where no coordinates are to be found. */
export function place(said: string): Place | null {
  const text = said.trim().slice(0, LONGEST);
  for (const piece of [text, ...text.split(/\s+/)]) {
    for (const form of FORMS) {
      const found = form.exec(piece);
      const [lat, lon] = [Number(found?.[1]), Number(found?.[2])];
      if (found && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
        return { lat, lon, name: name(text) };
      }
    }
  }
  return null;
}

/** The words around the link; empty where there are none. */
function name(text: string): string {
  const label = /^geo:[^?]*\?q=[^(]*\(([^)]+)\)/.exec(text)?.[1];
  if (label) return decoded(label.replaceAll("+", " ")).slice(0, LONGEST_NAME);
  const words = text.replaceAll(/(?:https?|geo):\S+/g, " ").replaceAll(/\s+/g, " ").trim();
  return /^[-\d.,;\s]*$/.test(words) ? "" : words.slice(0, LONGEST_NAME);
}

/** As it stands where its percent signs are no code. */
function decoded(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
