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

const refused = async answer => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('main .error')?.textContent;
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
  const failures = [];
  for (const [done, file] of chosen.entries()) {
    said.textContent = form.dataset.reading.replace('{0}', done + 1).replace('{1}', chosen.length).replace('{2}', file.name);
    try {
      const answer = await fetch(location.href, { method: 'POST', body: alone(file) });
      if (!answer.ok) failures.push(`${file.name}: ${await refused(answer) ?? form.dataset.failed}`);
    } catch {
      failures.push(`${file.name}: ${form.dataset.failed}`);
    }
    bar.value = done + 1;
  }
  if (failures.length === 0) location.assign(`${location.pathname}#waiting`), location.reload();
  else {
    const list = document.createElement('ul');
    list.className = 'rows';
    list.append(...failures.map(failure => Object.assign(document.createElement('li'), { textContent: failure })));
    said.textContent = '';
    progress.append(list);
    event.submitter.disabled = false;
    form.reset();
  }
});
