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

/** An element with a string of texts.js, which changes with the language. */
function labeled(tag, className, id) {
  const element = make(tag, className, text(id));
  element.dataset.text = id;
  return element;
}

/** What the section `#outbox` contains. */
function content() {
  const heading = labeled('h2', '', 'outbox');
  heading.id = 'outbox-heading';
  const line = make('p', 'newest-line');
  line.id = 'newest-line';
  line.role = 'status';
  const code = make('code', 'newest-code');
  code.id = 'newest-code';
  code.dir = 'ltr';
  const copy = labeled('button', 'button button-quiet', 'copy');
  copy.type = 'button';
  copy.addEventListener('click', () => copyNewest(copy));
  const newest = make('div', 'newest', line, make('p', 'newest-row', code, copy));
  newest.id = 'newest';
  newest.hidden = true;
  const empty = labeled('p', 'empty', 'outbox-empty');
  empty.id = 'outbox-empty';
  const list = make('ol', 'messages');
  list.id = 'messages';
  return [heading, labeled('p', 'muted', 'outbox-lead'), newest, empty, list];
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

/** Copies the newest code and shows the result on the button. */
async function copyNewest(button) {
  const said = await navigator.clipboard.writeText(find('newest-code').textContent).then(
    () => 'copied',
    () => 'copy-failed',
  );
  button.textContent = text(said);
  setTimeout(() => (button.textContent = text('copy')), 2000);
}

/** Fills the section `#outbox` and updates it with the events of the server. */
export function showOutbox() {
  find('outbox').replaceChildren(...content());
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
