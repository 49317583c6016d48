// What the demo page may ask of the server besides Cognito's own protocol, under /_local/.
import { defaultChoice, poolId, poolOptions } from './cognito.mjs';
import { HttpError, openEvents, readJson, sendJson } from './http.mjs';

function text(value, name) {
  if (typeof value !== 'string' || value === '') throw new HttpError(400, `${name} must be a string.`);
  return value;
}

/** The control routes over `current()`, which returns what `loadCognito` loaded last. */
export function createControl(current) {
  const pool = () => current().cognito.pools.get(poolId);

  const get = {
    outbox: () => ({ messages: current().cognito.outbox.messages() }),
    pool: () => current().choice,
  };

  const post = {
    /** Another sign-in name needs another pool, which starts without users. Other options keep them. */
    pool(input) {
      const { cognito, choice } = current();
      const next = { ...choice, ...input };
      let options;
      try {
        options = poolOptions(next);
      } catch (error) {
        throw new HttpError(400, error.message);
      }
      if (next.signInName !== choice.signInName) cognito.reset();
      pool().update(options);
      const { signInName, mfa, challenge } = next;
      return (current().choice = { signInName, mfa, mfaTypes: options.mfaTypes, challenge });
    },
    reset() {
      current().cognito.reset();
      pool().update(poolOptions(defaultChoice));
      return (current().choice = defaultChoice);
    },
    async 'admin-create-user'({ username, temporaryPassword, attributes }) {
      await pool().admin.createUser({
        username: text(username, 'username'),
        ...(temporaryPassword ? { temporaryPassword: text(temporaryPassword, 'temporaryPassword') } : {}),
        attributes: attributes ?? {},
      });
      return {};
    },
    'clock/advance'({ ms }) {
      if (!Number.isFinite(ms) || ms < 0) throw new HttpError(400, 'ms must be milliseconds, 0 or more.');
      current().cognito.clock.advance(ms);
      return { now: current().cognito.clock.now() };
    },
  };

  function events(request, response) {
    const { outbox } = current().cognito;
    const stop = outbox.subscribe((message) => {
      if (message) send('message', message);
      else send('messages', []);
    });
    const send = openEvents(request, response, stop);
    send('messages', outbox.messages());
  }

  /** Answers a request below /_local/; `name` is the path after that. */
  return async function control(name, request, response) {
    if (request.method === 'GET' && name === 'outbox/events') return events(request, response);
    const routes = { GET: get, POST: post }[request.method] ?? {};
    if (!Object.hasOwn(routes, name))
      throw new HttpError(404, `There is no ${request.method} /_local/${name}.`);
    if (request.method === 'GET') return sendJson(response, 200, get[name]());
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      throw new HttpError(415, 'The content type must be application/json.');
    }
    const input = await readJson(request);
    try {
      return sendJson(response, 200, await post[name](input));
    } catch (error) {
      if (error instanceof HttpError) throw error;
      throw new HttpError(400, error.message);
    }
  };
}
