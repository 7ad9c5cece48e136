// Keeps what was read of a meeting for places without a connection. With one, the network always comes first: nobody reads an old page unknowingly.
const name = 'read-1';

const isFile = address => /\.(css|js)$/.test(new URL(address, location.href).pathname);

const keep = async (address, answer) => {
  // Only what is everybody's: pages that say so, and the files of the program. What somebody signed in was shown is never kept.
  if (!answer.ok || answer.type !== 'basic' || !(isFile(address) || /public/.test(answer.headers.get('cache-control') ?? ''))) return;
  const cache = await caches.open(name);
  await cache.put(address, answer);
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const old of await caches.keys()) if (old !== name) await caches.delete(old);
  await self.clients.claim();
})()));

self.addEventListener('message', event => event.waitUntil((async () => {
  const { keep: pages = [], files = [] } = event.data ?? {};
  // One after the other: a phone on a bad network has other things to load.
  for (const address of [...files, ...pages].slice(0, 400)) {
    if (new URL(address).origin !== location.origin) continue;
    try {
      await keep(address, await fetch(address, { credentials: 'omit' }));
    } catch {
      return;
    }
  }
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin || request.headers.get('accept') === 'text/event-stream') return;
  event.respondWith((async () => {
    try {
      const answer = await fetch(request);
      if (request.mode === 'navigate' || isFile(request.url)) event.waitUntil(keep(request.url.split('#')[0], answer.clone()));
      return answer;
    } catch (error) {
      const kept = await caches.match(request.url.split('#')[0]);
      if (kept) return kept;
      throw error;
    }
  })());
});
