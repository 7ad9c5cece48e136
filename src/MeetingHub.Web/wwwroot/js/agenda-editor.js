// Turns the list of a draft into a grid to drag in. The server keeps the truth; each answer is drawn anew.
const host = document.getElementById('editor');
const t = name => host.dataset[`t${name[0].toUpperCase()}${name.slice(1)}`] ?? '';
const say = (name, ...parts) => parts.reduce((text, part, i) => text.replace(`{${i}}`, part), t(name));
const state = document.getElementById('state');
const address = host.dataset.address;
const step = 5;
const locale = document.documentElement.lang.replace(/^en$/, 'en-GB');
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const names = new Map();
// Asked for each of hundreds of sessions.
const dayName = day => names.get(day) ?? names.set(day, weekday.format(new Date(day))).get(day);
const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const make = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });
let draft = null;
let busy = 0;
let focused = null;
// What is asked for while a save is under way waits for its answer, which says what stands now.
const asked = [];
const whenSaved = act => {
  asked.push(act);
  while (!busy && asked.length) asked.shift()();
};

const token = () => document.querySelector('input[name=__RequestVerificationToken]').value;
const send = async (handler, values) => {
  busy++;
  state.textContent = t('saving');
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...values, __RequestVerificationToken: token() })) if (value !== null && value !== undefined) body.append(name, value);
  try {
    for (;;) {
      try {
        const answer = await fetch(`${address}?handler=${handler}`, { method: 'POST', body, keepalive: true, headers: { Accept: 'application/json' } });
        if (answer.ok || answer.status === 409) {
          const { draft: now, refusal } = await answer.json();
          draw(now);
          announce(refusal ?? say('saved', new Date().toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })));
        } else announce(t(answer.status === 401 ? 'signedout' : 'refused'));
        return;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        announce(t('notsaved'));
        await new Promise(later => setTimeout(later, 3000));
      }
    }
  } finally {
    busy--;
    while (!busy && asked.length) asked.shift()();
  }
};
const announce = text => { state.textContent = text; };
const refresh = async told => {
  const answer = await fetch(`${address}?handler=Draft`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) return;
  draw(await answer.json());
  if (told) announce(told);
};

// Draw
const rooms = () => [...draft.rooms, null];
const span = day => {
  const timed = draft.items.filter(i => i.day === day && i.start !== null);
  const from = Math.min(8 * 60, ...timed.map(i => i.start));
  const to = Math.max(19 * 60, ...timed.map(i => i.start + (i.minutes ?? 30)));
  return [Math.floor(from / 60) * 60, Math.ceil(to / 60) * 60];
};
const item = i => {
  const element = make('div', `item${i.isBreak ? ' pause' : ''}`);
  element.tabIndex = 0;
  element.dataset.code = i.code;
  element.setAttribute('role', 'button');
  element.setAttribute('aria-describedby', 'keys');
  const when = i.start === null ? '' : `${clock(i.start)}${i.minutes ? `–${clock(i.start + i.minutes)}` : ''}`;
  element.append(make('small', '', when), make('strong', '', i.title));
  if (i.facilitators.length) element.append(make('span', '', i.facilitators.join(', ')));
  element.append(make('span', 'vh', `, ${i.day ? dayName(i.day) : t('tray')}, ${i.room ?? t('noroom')}`));
  if (draft.warnings.some(w => w.code === i.code)) element.classList.add('odd');
  if (i.start !== null) element.append(make('i', 'grip'));
  return element;
};
const drawn = new Map();
// What looks as before stays as it is: five hundred sessions take long to draw.
const part = (key, sessions, build) => {
  const odd = new Set(draft.warnings.map(w => w.code));
  const looks = JSON.stringify([draft.rooms, sessions.map(i => [{ ...i, version: 0 }, odd.has(i.code)])]);
  const [before, old] = drawn.get(key) ?? [];
  if (before === looks) return old;
  const scroll = old?.querySelector('.board')?.scrollLeft;
  const element = build(sessions);
  old?.replaceWith(element);
  if (scroll) element.querySelector('.board').scrollLeft = scroll;
  drawn.set(key, [looks, element]);
  return element;
};
const tray = waiting => {
  const section = make('section', 'tray');
  const list = make('div', 'waiting');
  list.append(...waiting.map(item));
  if (!waiting.length) list.append(make('p', 'muted', t('trayempty')));
  section.append(make('h2', '', t('tray')), list);
  return section;
};
const draw = now => {
  draft = now;
  focused = document.activeElement?.dataset?.code ?? focused;
  const parts = [part('', draft.items.filter(i => i.day === null || i.start === null), tray), ...draft.days.map(day => part(day, draft.items.filter(i => i.day === day && i.start !== null), here => board(day, here)))];
  parts.forEach((element, n) => { if (host.children[n] !== element) host.insertBefore(element, host.children[n] ?? null); });
  while (host.children.length > parts.length) host.lastChild.remove();
  document.querySelector('#undo button').disabled = draft.undoable === 0;
  const warnings = document.querySelector('#warnings ul');
  warnings.replaceChildren(...draft.warnings.map(w => {
    const line = make('li', '', `${w.text} `);
    if (w.code) line.append(Object.assign(make('a', 'edit', w.code), { href: `${host.dataset.session}${w.code}/edit` }));
    return line;
  }));
  document.querySelector('#warnings > p')?.remove();
  if (!draft.warnings.length) document.querySelector('#warnings').append(make('p', 'muted', t('nowarnings')));
  if (focused && document.activeElement === document.body) host.querySelector(`[data-code="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
};
const board = (day, sessions) => {
  const [from, to] = span(day);
  const section = make('section', 'day');
  section.append(make('h2', '', dayName(day)));
  const grid = make('div', 'board');
  // It scrolls, by keys too.
  grid.tabIndex = 0;
  grid.setAttribute('role', 'group');
  grid.setAttribute('aria-label', dayName(day));
  grid.dataset.day = day;
  grid.dataset.from = from;
  const columns = rooms();
  grid.style.gridTemplateColumns = `3.2rem repeat(${columns.length}, minmax(9rem, 1fr))`;
  grid.style.gridTemplateRows = `auto repeat(${(to - from) / step}, .6rem)`;
  columns.forEach((room, n) => {
    const head = make('div', 'room-head', room ?? t('noroom'));
    head.style.gridColumn = n + 2;
    const lane = make('div', 'lane');
    lane.style.gridColumn = n + 2;
    lane.style.gridRow = `2 / -1`;
    grid.append(head, lane);
  });
  for (let at = from; at < to; at += 30) {
    const tick = make('time', at % 60 ? 'half' : '', at % 60 ? '' : clock(at));
    tick.style.gridRow = `${(at - from) / step + 2}`;
    grid.append(tick);
  }
  const here = sessions.sort((a, b) => a.start - b.start);
  for (const i of here) {
    const element = item(i);
    // Everybody has a break.
    element.style.gridColumn = i.isBreak && i.room === null ? '2 / -1' : columns.indexOf(i.room) + 2;
    element.style.gridRow = `${(i.start - from) / step + 2} / span ${Math.max(3, Math.round((i.minutes ?? 30) / step))}`;
    const beside = here.filter(o => o !== i && o.room === i.room && o.start < i.start + (i.minutes ?? 30) && i.start < o.start + (o.minutes ?? 30));
    if (beside.length && !(i.isBreak && i.room === null)) element.style.marginInlineStart = `${here.slice(0, here.indexOf(i)).filter(o => beside.includes(o)).length * 1.6}rem`;
    grid.append(element);
  }
  section.append(grid);
  return section;
};

// Place
const place = (i, change) => {
  const to = { ...i, ...change };
  const same = to.day === i.day && to.start === i.start && to.minutes === i.minutes && to.room === i.room;
  if (same) return;
  Object.assign(i, change);
  draw(draft);
  send('Place', { Code: i.code, Version: i.version, Day: to.day, Start: to.start, Minutes: to.minutes, Room: to.room }).then(() =>
    announce(to.day === null ? say('totray', i.title) : say('moved', i.title, dayName(to.day), `${clock(to.start)}–${clock(to.start + (to.minutes ?? 30))}`, to.room ?? t('noroom'))));
};
const coded = code => draft.items.find(i => i.code === code);
const of = element => coded(element?.closest('.item')?.dataset.code);

host.addEventListener('pointerdown', event => {
  const element = event.target.closest('.item');
  const i = of(element);
  if (!i || event.button > 0) return;
  const sizing = event.target.classList.contains('grip');
  const box = element.getBoundingClientRect();
  const grab = event.clientY - box.top;
  const began = [event.clientX, event.clientY];
  let ghost = null;
  let target = null;
  const move = at => {
    if (!ghost && Math.hypot(at.clientX - began[0], at.clientY - began[1]) < 6) return;
    if (!ghost) {
      ghost = element;
      ghost.classList.add('dragged');
      ghost.setPointerCapture(event.pointerId);
    }
    at.preventDefault();
    if (sizing) {
      const minutes = Math.max(step, Math.round((at.clientY - box.top) / (row(element) || 9.6)) * step);
      ghost.style.gridRowEnd = `span ${minutes / step}`;
      target = { minutes };
      return;
    }
    ghost.style.transform = `translate(${at.clientX - began[0]}px, ${at.clientY - began[1]}px)`;
    ghost.style.pointerEvents = 'none';
    const under = document.elementFromPoint(at.clientX, at.clientY);
    ghost.style.pointerEvents = '';
    target = spot(under, at.clientX, at.clientY - grab, i);
    announce(target?.day ? `${clock(target.start)} ${target.room ?? t('noroom')}` : '');
  };
  const up = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', up);
    if (!ghost) return;
    ghost.classList.remove('dragged');
    ghost.style.transform = '';
    if (target) whenSaved(() => coded(i.code) && place(coded(i.code), target));
    else {
      drawn.clear();
      draw(draft);
    }
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', up);
});
const row = element => {
  const lane = element.closest('.board')?.querySelector('.lane').getBoundingClientRect();
  const [from, to] = lane ? span(element.closest('.board').dataset.day) : [0, 0];
  return lane ? lane.height / ((to - from) / step) : 0;
};
const spot = (under, x, y, i) => {
  if (under?.closest('.tray')) return { day: null, start: null };
  const grid = under?.closest('.board');
  if (!grid) return null;
  const lanes = [...grid.querySelectorAll('.lane')];
  const boxes = lanes.map(l => l.getBoundingClientRect());
  const column = boxes.findIndex(b => x >= b.left && x < b.right);
  if (column < 0) return null;
  const [from, to] = span(grid.dataset.day);
  const start = Math.min(to - step, Math.max(from, from + Math.round((y - boxes[0].top) / boxes[0].height * (to - from) / step) * step));
  return { day: grid.dataset.day, start, minutes: i.minutes ?? 60, room: rooms()[column] };
};

const moves = {
  ArrowUp: (i, shift) => i.start !== null && (shift ? { minutes: Math.max(step, (i.minutes ?? 60) - step) } : { start: Math.max(0, i.start - step) }),
  ArrowDown: (i, shift) => i.start !== null && (shift ? { minutes: (i.minutes ?? 60) + step } : { start: Math.min(24 * 60 - step, i.start + step) }),
  ArrowLeft: i => i.start !== null && { room: rooms()[Math.max(0, rooms().indexOf(i.room) - 1)] },
  ArrowRight: i => i.start !== null && { room: rooms()[Math.min(rooms().length - 1, rooms().indexOf(i.room) + 1)] },
  PageUp: i => i.start !== null && draft.days.indexOf(i.day) > 0 && { day: draft.days[draft.days.indexOf(i.day) - 1] },
  PageDown: i => i.start !== null
    ? draft.days.indexOf(i.day) < draft.days.length - 1 && { day: draft.days[draft.days.indexOf(i.day) + 1] }
    : draft.days.length > 0 && { day: draft.days[0], start: 9 * 60, minutes: i.minutes ?? 60 },
  Delete: i => i.start !== null && { day: null, start: null },
};
host.addEventListener('keydown', event => {
  const code = of(event.target)?.code;
  if (!code) return;
  const move = moves[event.key];
  if (event.key === 'Enter') location.assign(`${host.dataset.session}${code}/edit`);
  else if (!move) return;
  event.preventDefault();
  focused = code;
  if (move) whenSaved(() => {
    const i = coded(code);
    const change = i && move(i, event.shiftKey);
    if (change) place(i, change);
  });
});
host.addEventListener('dblclick', event => {
  const i = of(event.target);
  if (i) location.assign(`${host.dataset.session}${i.code}/edit`);
});

for (const [id, handler] of [['undo', 'Undo'], ['add', 'Add']]) {
  const form = document.getElementById(id);
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(handler, Object.fromEntries(new FormData(form))).then(() => form.reset());
  });
}
addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.target.closest('input, textarea')) {
    event.preventDefault();
    document.querySelector('#undo button').click();
  }
});

const keys = make('p', 'hint', t('keys'));
keys.id = 'keys';
host.before(keys);
refresh();
// Whoever else is at work: their changes come as they are saved.
new EventSource(`${address.replace(/edit$/, '')}draft/live`).addEventListener('draft', event => {
  if (draft && !busy && Number(event.data) > draft.version) refresh(t('by'));
});
