// What a device adds to the agenda: the clock, one's own times and stars, what changed since the last visit, and how old it is without a connection.
const locale = document.documentElement.lang.replace(/^en$/, 'en-GB');
const form = document.getElementById('stars');
const meeting = form?.dataset.meeting;
const slots = [...document.querySelectorAll('.slot')].map(slot => {
  const time = slot.querySelector(':scope > time');
  const start = time ? new Date(time.dateTime) : new Date(NaN);
  return { slot, time, start, items: [...slot.querySelectorAll('[data-minutes]')] };
});
const timed = slots.filter(s => !Number.isNaN(s.start.valueOf()));
const store = {
  read: key => JSON.parse(localStorage.getItem(key) ?? 'null'),
  write: (key, value) => localStorage.setItem(key, JSON.stringify(value)),
};

// Now and next, in words too, every half minute.
const line = document.getElementById('now');
const title = item => (item.querySelector('h3') ?? item).textContent.trim();
const tick = () => {
  const now = Date.now();
  const current = [];
  for (const { slot, start, items } of timed) {
    const running = items.filter(item => start <= now && now < start.valueOf() + (Number(item.dataset.minutes) || 60) * 60000);
    slot.classList.toggle('now', running.length > 0);
    current.push(...running);
  }
  const next = timed.find(s => s.start > now && s.start - now < 12 * 3600000);
  const words = [
    current.length ? `${line.dataset.now} ${current.map(title).join(' · ')}` : '',
    next && (current.length || next.start - now < 3600000) ? `${line.dataset.next} ${next.time.firstChild.textContent} ${next.items.map(title).join(' · ')}` : '',
  ].filter(Boolean).join('  ');
  if (line.textContent !== words) line.textContent = words;
  line.hidden = words === '';
};
if (line && timed.length) {
  tick();
  setInterval(tick, 30000);
  document.addEventListener('visibilitychange', tick);
}

// The meeting's times or the device's.
const zone = document.getElementById('zone');
const mine = document.getElementById('mine');
if (zone && mine && timed.some(s => s.time.dateTime.length > 5)) {
  const theirs = { words: zone.textContent, button: mine.textContent };
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const show = on => {
    for (const { slot, time, start } of timed) {
      time.dataset.theirs ??= time.firstChild.textContent;
      const other = on && start.toLocaleDateString('sv') !== time.dateTime.slice(0, 10);
      time.firstChild.textContent = on ? (other ? `${day.format(start)} ` : '') + clock.format(start) : time.dataset.theirs;
    }
    zone.textContent = on ? zone.dataset.mine : theirs.words;
    mine.textContent = on ? mine.dataset.theirs : theirs.button;
    mine.setAttribute('aria-pressed', on);
  };
  mine.hidden = false;
  mine.addEventListener('click', () => {
    const on = mine.getAttribute('aria-pressed') !== 'true';
    store.write('own-times', on);
    show(on);
  });
  if (store.read('own-times')) show(true);
}

const print = document.getElementById('print');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

if (form) {
  // Stars stay on this device; the form itself shows them, and its address can be sent to somebody.
  const boxes = [...form.querySelectorAll('input[name=s]')];
  const calendar = document.getElementById('starred-calendar');
  const key = `stars/${meeting}`;
  const stars = new Set(store.read(key) ?? []);
  const tell = () => {
    const chosen = boxes.filter(box => box.checked).map(box => `s=${encodeURIComponent(box.value)}`).join('&');
    calendar.hidden = chosen === '';
    calendar.search = chosen;
  };
  if (!new URLSearchParams(location.search).has('s')) for (const box of boxes) box.checked = stars.has(box.value);
  form.addEventListener('change', event => {
    if (event.target.name !== 's') return;
    if (event.target.checked) stars.add(event.target.value);
    else stars.delete(event.target.value);
    store.write(key, [...stars]);
    tell();
  });
  tell();

  // What changed since this device was here last.
  const seen = store.read(`seen/${meeting}`);
  const release = Number(form.dataset.release);
  if (seen && seen < release)
    for (const session of form.querySelectorAll('[data-changed]'))
      if (Number(session.dataset.changed) > seen) session.append(Object.assign(document.createElement('span'), { className: 'changed', textContent: form.dataset.changed }));
  store.write(`seen/${meeting}`, release);
}

// A copy of this meeting for places without a connection; what is shown from it says how old it is.
const age = document.getElementById('age');
if ('serviceWorker' in navigator && meeting) {
  const root = document.documentElement.dataset.root ?? '/';
  navigator.serviceWorker.register(`${root}sw.js`, { scope: root }).then(() => navigator.serviceWorker.ready).then(registration => {
    const pages = [location.href.split('#')[0], ...document.querySelectorAll('.session a')].map(p => p.href ?? p);
    registration.active?.postMessage({ keep: pages, files: [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(e => e.href ?? e.src) });
  }).catch(() => {});
  const offline = async () => {
    const kept = await caches.match(location.href.split('#')[0]);
    if (!age || !kept) return;
    age.textContent = age.dataset.text.replace('{0}', new Date(kept.headers.get('date')).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }));
    age.hidden = false;
  };
  if (!navigator.onLine) offline();
  addEventListener('offline', offline);
  addEventListener('online', () => { age.hidden = true; });
}
