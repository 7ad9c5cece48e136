// Makes a passkey or asks for one, in forms marked data-passkey="create" or "get". Without this script passwords serve.
// Nor are any made for a number instead of a name.
const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
const works = !isNumber && globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;

const options = async form => {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
};

const credential = async form => form.dataset.passkey === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form)) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form)) });

const submit = async (form, event) => {
  const offersChoice = form.querySelector('[data-passkey-only]') !== null;
  if (offersChoice && event.submitter?.value !== 'passkey') return;
  // Enter presses the first button, also for somebody who has just typed a password.
  if (offersChoice && document.activeElement?.type === 'password' && document.activeElement.value !== '') return;
  event.preventDefault();
  const failed = form.querySelector('[data-failed]');
  failed.hidden = true;
  try {
    const made = await credential(form);
    form.querySelector('[name$="redential"]').value = JSON.stringify(made);
    form.submit();
  } catch {
    failed.hidden = false;
  }
};

for (const form of works ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  for (const part of form.querySelectorAll('[data-passkey-only]')) part.hidden = false;
  form.addEventListener('submit', event => submit(form, event));
}
