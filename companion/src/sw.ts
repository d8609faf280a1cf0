// The app opens without a network: what it is built of is kept, and refreshed whenever the car
// serves it anew. What the car tells is never kept here.
declare const self: ServiceWorkerGlobalScope;

const CACHE = "cockpit";
const START = "/index.html";
const BESIDE = ["/cockpit.webmanifest", "/icon.svg", "/icon-192.png"];
const PATIENCE_MS = 4000;

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  const start = await fetch(START, { cache: "no-cache" });
  if (!start.ok) throw new Error(`${start.status}`);
  const built = (await start.clone().text()).match(/\/built\/[\w.-]+/g) ?? [];
  const wanted = new Set([...built, ...BESIDE]);
  await cache.addAll([...wanted]);
  await cache.put(START, start);
  for (const kept of await cache.keys()) {
    const { pathname } = new URL(kept.url);
    if (pathname !== START && !wanted.has(pathname)) await cache.delete(kept);
  }
}

async function page(): Promise<Response> {
  try {
    const fresh = await fetch(START, { signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-cache" });
    if (fresh.ok) return fresh;
  } catch {
    // no network, or no car: the kept one does
  }
  return (await caches.match(START)) ?? Response.error();
}

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || pathname === "/ca.crt") return;
  if (mode === "navigate") {
    event.respondWith(page());
    event.waitUntil(keep().catch(() => undefined));
  } else if (pathname.startsWith("/built/") || BESIDE.includes(pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});

export {};
