// Sends several files one by one, so that each shows its progress and fails alone. Without this script they go together.
const form = document.querySelector('form[data-upload]');
const files = form?.querySelector('input[type=file]');
const progress = form?.querySelector('[data-progress]');

const alone = file => {
  const body = new FormData(form);
  body.delete(files.name);
  body.delete('Input.Text');
  body.append(files.name, file);
  return body;
};

// What became of one file: where it is reviewed, and what the page says of it.
const outcome = async (file, answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const link = answer.redirected ? answer.url : page.querySelector('[aria-labelledby=results] a')?.href;
  const said = answer.ok ? page.querySelector('main .said') : page.querySelector('main .error');
  return { name: file.name, link, failed: !answer.ok, said: said?.textContent.trim() ?? (answer.ok ? '' : form.dataset.failed) };
};

const row = ({ name, link, failed, said }) => {
  const item = document.createElement('li');
  item.append(link ? Object.assign(document.createElement('a'), { href: link, textContent: name }) : name);
  if (said) item.append(Object.assign(document.createElement('small'), { className: failed ? 'error' : '', textContent: said }));
  return item;
};

form?.addEventListener('submit', async event => {
  const chosen = [...files.files];
  if (chosen.length < 2 || form.elements['Input.Text'].value.trim() !== '') return;
  event.preventDefault();
  event.submitter.disabled = true;
  progress.hidden = false;
  const bar = progress.querySelector('progress');
  const said = progress.querySelector('[role=status]');
  bar.max = chosen.length;
  progress.querySelector('ul')?.remove();
  const results = [];
  for (const [done, file] of chosen.entries()) {
    said.textContent = form.dataset.reading.replace('{0}', done + 1).replace('{1}', chosen.length).replace('{2}', file.name);
    try {
      results.push(await outcome(file, await fetch(location.href, { method: 'POST', body: alone(file) })));
    } catch {
      results.push({ name: file.name, failed: true, said: form.dataset.failed });
    }
    bar.value = done + 1;
  }
  if (results.every(({ failed, said }) => !failed && !said)) location.assign(`${location.pathname}#waiting`), location.reload();
  else {
    const list = document.createElement('ul');
    list.className = 'rows';
    list.append(...results.map(row));
    said.textContent = form.dataset.results;
    progress.append(list);
    // What arrived is not sent once more; the list says what is to be chosen again.
    files.value = '';
    event.submitter.disabled = false;
  }
});
