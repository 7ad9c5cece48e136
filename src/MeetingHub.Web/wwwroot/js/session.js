// Shows what is new in a session's notes as it is written, and leaves the reader where they are.
const notes = document.getElementById('notes');
const news = document.getElementById('news');

const refresh = async () => {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('notes');
  if (!fresh || fresh.innerHTML === notes.innerHTML) return;
  // The first line that is on the screen stays where it is.
  const anchor = [...notes.querySelectorAll('h3, h4, p, li, td, pre')].find(e => e.getBoundingClientRect().bottom > 0);
  const [text, top] = [anchor?.textContent, anchor?.getBoundingClientRect().top];
  notes.replaceChildren(...fresh.childNodes);
  const same = text && [...notes.querySelectorAll(anchor.localName)].find(e => e.textContent === text);
  if (same) scrollBy(0, same.getBoundingClientRect().top - top);
  news.textContent = notes.dataset.new;
  news.hidden = false;
};

// Notes of long ago are not waited for.
const near = time => Math.abs(Date.now() - new Date(time)) < 2 * 86400000;
if (near(notes.dataset.day) || near(notes.dataset.written)) listen();

function listen() {
  let polling = 0;
  const source = new EventSource(notes.dataset.live);
  source.addEventListener('notes', refresh);
  // Some networks let no stream through: then it is asked for.
  source.addEventListener('error', () => { polling ||= setInterval(refresh, 5000); });
  source.addEventListener('ready', () => {
    // What came while there was no stream is not told again.
    if (polling) refresh();
    clearInterval(polling);
    polling = 0;
  });
  addEventListener('pagehide', () => source.close());
}
