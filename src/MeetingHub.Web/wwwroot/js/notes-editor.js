// Saves notes as they are typed, keeps them on the device until they are saved, and takes in what others write.
// "original" is the text that the editor's text was made from: with both, the server can merge whatever was saved meanwhile.
const form = document.getElementById('writing');
const words = form.querySelector('.writing').dataset;
const say = (name, part = '') => words[`t${name[0].toUpperCase()}${name.slice(1)}`].replace('{0}', part);
const text = document.getElementById('text');
const original = form.elements.original;
const state = document.getElementById('state');
const others = document.getElementById('others');
const preview = document.getElementById('preview');
const { address, language } = form.dataset;
const token = form.elements.__RequestVerificationToken.value;
const locale = document.documentElement.lang.replace(/^en$/, 'en-GB');
const key = `notes ${address.replace(/^\/(en|es|pt)(?=\/)/, '')} ${language}`;
const quiet = 2000;
let timer = 0;
let saving = null;
let version = 0;

const headers = { 'Content-Type': 'application/json', RequestVerificationToken: token };
const isDirty = () => text.value !== original.value;
const keep = () => {
  try {
    if (isDirty()) localStorage.setItem(key, JSON.stringify([original.value, text.value]));
    else localStorage.removeItem(key);
  } catch {
    // A device without room still has the page.
  }
};

// Puts another text into the editor and leaves the cursor where it is in the words.
const show = now => {
  const was = text.value;
  if (was === now) return;
  const place = position => {
    let before = 0;
    while (before < position && was[before] === now[before]) before++;
    if (before === position) return position;
    let after = 0;
    while (after < was.length - position && was[was.length - 1 - after] === now[now.length - 1 - after]) after++;
    if (after === was.length - position) return now.length - after;
    // Changes on both sides: the same words as before the cursor, nearest to where it was.
    const anchor = was.slice(Math.max(0, position - 24), position);
    const found = now.indexOf(anchor, Math.max(0, position - 2000));
    return found < 0 ? Math.min(position, now.length) : found + anchor.length;
  };
  const [start, end, top] = [place(text.selectionStart), place(text.selectionEnd), text.scrollTop];
  text.value = now;
  if (document.activeElement === text) text.setSelectionRange(start, end);
  text.scrollTop = top;
};

const draw = async () => {
  const answer = await fetch(`${address}/preview`, { method: 'POST', headers, body: JSON.stringify({ language, text: text.value }) });
  if (!answer.ok) return;
  const seen = await answer.json();
  // It was cleaned on the server, as what readers get is.
  preview.innerHTML = seen.html;
  offers.hidden = !seen.offers.length;
  offers.querySelector('ul').replaceChildren(...seen.offers.map(offer));
};

// A line that may be an outcome, with a button that marks it where it stands by then.
const offers = document.getElementById('offers');
const offer = ({ line, text: said, word }) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button small', textContent: offers.dataset.take.replace('{0}', word), lang: document.documentElement.lang });
  button.append(Object.assign(document.createElement('span'), { className: 'vh', textContent: ` ${said}` }));
  button.addEventListener('click', () => {
    const lines = text.value.split('\n');
    const at = lines[line]?.includes(said) ? line : lines.findIndex(l => l.includes(said));
    if (at < 0) return;
    const start = lines.slice(0, at).join('\n').length + (at > 0) + /^\s*(?:(?:[-*+•]|\d{1,2}[.)])\s+)*(?:\[[ xX]?\]\s*)?/.exec(lines[at])[0].length;
    replace(start, start, `${word}: `);
    save(false);
  });
  const row = document.createElement('li');
  row.append(Object.assign(document.createElement('span'), { textContent: said }), ' ', button);
  return row;
};

const send = async leaving => {
  const sent = text.value;
  state.textContent = say('saving');
  const body = JSON.stringify({ language, base: original.value, text: sent });
  const answer = await fetch(`${address}/save`, { method: 'POST', headers, body, keepalive: leaving && body.length < 60000 });
  if (answer.redirected || answer.status === 401 || answer.status === 403) throw new Error(say('signedout'));
  if (answer.status === 413) throw new Error(say('toolong'));
  if (!answer.ok) throw new Error(say('offline'));
  const saved = await answer.json();
  version = Math.max(version, saved.version);
  if (text.value === sent) {
    const now = saved.text ?? sent;
    show(now);
    original.value = now;
  } else {
    // Typed on meanwhile: what was sent is what it was made from now.
    original.value = sent;
  }
  keep();
  state.textContent = saved.conflicts ? say('conflict') : say('saved', new Date().toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }));
};
const save = leaving => {
  clearTimeout(timer);
  if (!isDirty()) return saving ?? Promise.resolve();
  // One after the other, so that each is made from what the last one left.
  saving ??= send(leaving).then(draw, error => {
    state.textContent = error instanceof TypeError ? say('offline') : error.message;
    wait(3 * quiet);
  }).finally(() => {
    saving = null;
    if (isDirty() && !timer) wait();
  });
  return saving;
};
const wait = (pause = quiet) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    save(false);
  }, pause);
};
const changed = () => {
  keep();
  if (!saving) state.textContent = say('unsaved');
  wait();
};
text.addEventListener('input', changed);
document.addEventListener('visibilitychange', () => { if (document.hidden) save(true); });
addEventListener('pagehide', () => save(true));
addEventListener('online', () => save(false));
form.addEventListener('submit', event => {
  event.preventDefault();
  if (isDirty()) save(false);
  else state.textContent = say('saved', new Date().toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }));
});

// What was written here and never saved comes back, to be merged with what the notes are now.
try {
  const [base, mine] = JSON.parse(localStorage.getItem(key) ?? '[]');
  if (mine !== undefined && mine !== text.value) {
    const now = text.value;
    original.value = base;
    text.value = mine;
    if (now === base || now === mine) original.value = now;
    state.textContent = say('restored');
    save(false);
  }
} catch {
  localStorage.removeItem(key);
}

// What others save comes as they save it, while nothing of one's own waits.
const live = () => {
  const source = new EventSource(`${address}/live?language=${encodeURIComponent(language)}`);
  source.addEventListener('notes', async event => {
    const news = JSON.parse(event.data);
    others.textContent = news.writers.length ? say('others', news.writers.join(', ')) : '';
    others.hidden = !news.writers.length;
    if (isDirty() || saving) return;
    const answer = await fetch(`${address}/state?language=${encodeURIComponent(language)}`);
    if (!answer.ok || isDirty() || saving) return;
    const now = await answer.json();
    if (now.version < version) return;
    version = now.version;
    if (now.text === text.value) return;
    show(now.text);
    original.value = now.text;
    draw();
  });
  // Notes that nobody has begun have no news yet.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(live, 5000);
  });
};
live();

// Marks and shortcuts
const replace = (from, to, by) => {
  text.focus();
  text.setSelectionRange(from, to);
  // Through the browser's own editing, so that its undo knows of it.
  if (!document.execCommand('insertText', false, by)) text.setRangeText(by, from, to, 'end');
  changed();
};
const mark = word => {
  const from = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1;
  const line = text.value.slice(from).split('\n', 1)[0];
  const [, sign, old] = /^(\s*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ xX]\]\s+)?)([^\s:]+:\s)?/.exec(line);
  const known = [...form.querySelectorAll('[data-mark]')].some(b => `${b.dataset.mark}: ` === old);
  const start = from + sign.length;
  // The same again takes it off.
  replace(start, start + (known ? old.length : 0), known && old === `${word}: ` ? '' : `${word}: `);
};
const wrap = sign => replace(text.selectionStart, text.selectionEnd, `${sign}${text.value.slice(text.selectionStart, text.selectionEnd)}${sign}`);

// Pictures and files, and what comes from a pad or a word processor
const put = by => replace(text.selectionStart, text.selectionEnd, by);
const attach = async files => {
  for (const file of files) {
    state.textContent = say('attaching', file.name);
    const body = new FormData();
    body.append('file', file);
    try {
      const answer = await fetch(`${address}/files`, { method: 'POST', headers: { RequestVerificationToken: token }, body });
      if (!answer.ok && answer.status !== 422) throw new Error(answer.status === 413 ? say('filetoolarge') : say('attachfailed'));
      const { markdown, refused } = await answer.json();
      if (refused) state.textContent = `${file.name}: ${refused}`;
      else put(`${markdown}\n`);
    } catch (error) {
      state.textContent = `${file.name}: ${error instanceof TypeError ? say('attachfailed') : error.message}`;
    }
  }
  list();
};
// What is attached, as the page says it by now.
const list = async () => {
  try {
    const answer = await fetch(location.href);
    const now = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('attached');
    if (now) document.getElementById('attached').replaceChildren(...now.childNodes);
  } catch (error) {
    // Without a connection it stays as it was; what was attached stands in the text.
    if (!(error instanceof TypeError)) throw error;
  }
};
const attaching = document.getElementById('attaching');
attaching.addEventListener('submit', event => {
  event.preventDefault();
  attach([...attaching.elements.file.files]).then(() => { attaching.elements.file.value = ''; });
});
text.addEventListener('paste', async event => {
  const { files, types } = event.clipboardData;
  const html = event.clipboardData.getData('text/html');
  // A word processor puts a picture of the text beside it: the text is meant.
  if (files.length && !html) {
    event.preventDefault();
    attach([...files]);
  } else if (html && types.includes('text/plain')) {
    event.preventDefault();
    const plain = event.clipboardData.getData('text/plain');
    try {
      const answer = await fetch(`${address}/paste`, { method: 'POST', headers, body: JSON.stringify({ text: html }) });
      put(answer.ok ? await answer.text() : plain);
    } catch {
      put(plain);
    }
  }
});
text.addEventListener('dragover', event => { if (event.dataTransfer.types.includes('Files')) event.preventDefault(); });
text.addEventListener('drop', event => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  attach([...event.dataTransfer.files]);
});

const toolbar = form.querySelector('.toolbar');
toolbar.hidden = false;
toolbar.addEventListener('click', event => {
  const { mark: word, wrap: sign, outline, attach: asksForFile } = event.target.closest('button')?.dataset ?? {};
  if (word) mark(word);
  if (sign) wrap(sign);
  if (outline) put(outline);
  if (asksForFile !== undefined) {
    // Set and not added: a dialog that was cancelled leaves nothing behind that would send the next file twice.
    attaching.elements.file.onchange = () => {
      attaching.elements.file.onchange = null;
      attaching.requestSubmit();
    };
    attaching.elements.file.click();
  }
});
text.addEventListener('keydown', event => {
  const button = event.altKey && toolbar.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) mark(button.dataset.mark);
  else if ((event.ctrlKey || event.metaKey) && event.key === 'b') wrap('**');
  else if ((event.ctrlKey || event.metaKey) && event.key === 's') save(false);
  else return;
  event.preventDefault();
});
