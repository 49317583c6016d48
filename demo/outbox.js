import { text } from './texts.js';

const find = (id) => document.getElementById(id);

/** Creates an element with a class and children: strings or elements. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const secretOf = (message) => message.code ?? message.password;

function destination(message) {
  const element = make('bdi', 'destination', message.destination);
  element.dir = 'ltr';
  return element;
}

function row(message) {
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
  const medium = make('span', 'badge', message.medium === 'SMS' ? 'SMS' : text('medium-email'));
  const secret = make('code', 'secret', secretOf(message) ?? '–');
  secret.dir = 'ltr';
  return make(
    'li',
    'message',
    make('span', 'message-head', medium, make('span', 'message-kind', text(`kind-${message.kind}`))),
    secret,
    make('span', 'message-to muted', destination(message)),
    make('span', 'message-time muted', time.format(message.time)),
  );
}

let messages = [];

/** Renders the outbox, newest message first. */
export function drawOutbox() {
  const newest = messages.findLast(secretOf);
  find('newest').hidden = !newest;
  find('outbox-empty').hidden = messages.length > 0;
  find('messages').replaceChildren(...messages.toReversed().map(row));
  if (!newest) return;
  find('newest-line').replaceChildren(`${text(`kind-${newest.kind}`)} ${text('to')} `, destination(newest));
  find('newest-code').textContent = secretOf(newest);
}

/** Updates the outbox with the server's events. */
export function watchOutbox() {
  const events = new EventSource('/_local/outbox/events');
  events.addEventListener('messages', ({ data }) => {
    messages = JSON.parse(data);
    drawOutbox();
  });
  events.addEventListener('message', ({ data }) => {
    messages = [...messages, JSON.parse(data)];
    drawOutbox();
  });
}

/** Copies the newest code and shows the result on the button. */
export async function copyNewest(button) {
  const said = await navigator.clipboard.writeText(find('newest-code').textContent).then(
    () => 'copied',
    () => 'copy-failed',
  );
  button.textContent = text(said);
  setTimeout(() => (button.textContent = text('copy')), 2000);
}
