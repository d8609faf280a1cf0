// A phone's browser for the Python tests: one JSON request a line in, one answer a line out.
//   node test/browser.mjs CHROMIUM SPKI    (SPKI: base64 SHA-256 of the one server key to trust)
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const [executablePath, spki] = process.argv.slice(2);
const PATIENCE_MS = 15_000;
const PHONE = { width: 390, height: 844 };
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", `--ignore-certificate-errors-spki-list=${spki}`, "--disable-gpu"],
});
let page;
const said = [];

async function phone({ language = "en", scheme = "dark", ...size }) {
  const context = await browser.newContext({
    locale: language,
    colorScheme: scheme,
    viewport: { ...PHONE, ...size },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("console", (line) => line.type() === "error" && said.push(line.text()));
  page.on("pageerror", (error) => said.push(String(error)));
}

/** Runs in the page: until colours no longer fade from one to the other. */
async function settled() {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ending = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(ending.map((one) => one.finished));
}

const verbs = {
  phone,
  open: ({ url }) => page.goto(url),
  reload: () => page.reload(),
  url: () => page.url(),
  text: () => page.innerText("body"),
  click: ({ role, name, nth = 0 }) => page.getByRole(role, { name, exact: true }).nth(nth).click(),
  fill: ({ label, text }) => page.getByLabel(label).fill(text),
  wait: ({ text }) => page.getByText(text).first().waitFor(),
  there: ({ css }) => page.locator(css).first().waitFor().then(() => true),
  press: ({ css }) => page.locator(css).first().click(),
  find: ({ css }) => page.locator(css).count(),
  look: ({ css }) => page.locator(css).first().innerText(),
  shot: ({ file }) => page.screenshot({ path: file, fullPage: true }),
  async scheme({ scheme }) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(settled);
  },
  size: (size) => page.setViewportSize({ ...PHONE, ...size }),
  offline: ({ offline }) => page.context().setOffline(offline),
  run: ({ script }) => page.evaluate(script),
  said: () => said.splice(0),
  close: () => page.context().close(),
  async audit() {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((n) => n.html).join(" ")}`);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ...words } = JSON.parse(line);
  const answer = await Promise.resolve()
    .then(() => verbs[verb](words))
    .then((value) => ({ value: ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value) ? value : null }))
    .catch((error) => ({ error: String(error).slice(0, 2000) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
