import { challenges } from '../sign-in/challenges.js';
import { flows } from '../sign-in/flows.js';
import type { ChallengeName } from '../sign-in/sessions.js';
import type { AuthResponse, ChallengeCall } from '../sign-in/types.js';
import { ServiceError } from '../wire/service-error.js';
import { finishSignIn } from './answer.js';
import { PageError } from './authorization-request.js';
import { takesPasswords } from './authorize.js';
import { challengePage, isAnswerable, type OpenPage, readAnswer } from './challenge-page.js';
import { isOwnForm } from './cookies.js';
import { loginPage } from './login-page.js';
import type { SignInCall } from './page-call.js';

/** After these the open challenge may be answered again. */
const CORRECTABLE = [
  'CodeMismatchException',
  'ExpiredCodeException',
  'InvalidParameterException',
  'InvalidPasswordException',
];

/** `/login`: shows the page, and takes its form. */
export async function login(call: SignInCall): Promise<Response> {
  const { request, form, asked, service } = call;
  if (request.method !== 'POST') return loginPage(call);
  if (!takesPasswords(asked.client)) {
    throw new PageError('Login option is not available. Please try another one', asked.client.id);
  }
  if (!isOwnForm(request, form)) return loginPage(call, 'The page was too old. Please try again.');
  const open = readAnswer(form);
  try {
    return await goOn(call, await answer(call, open));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (!open || !CORRECTABLE.includes(error.code)) return loginPage(call, error.message);
    const isOpen = isStillOpen(open, asked.client.id, service.sessions);
    return isOpen ? challengePage(call, open, error.message) : loginPage(call, error.message);
  }
}

function isStillOpen(
  { name, session }: OpenPage,
  clientId: string,
  sessions: SignInCall['service']['sessions'],
): boolean {
  try {
    sessions.read(session, name, clientId);
    return true;
  } catch {
    return false;
  }
}

function answer(
  { service, pool, asked, form }: SignInCall,
  open: OpenPage | undefined,
): Promise<AuthResponse> {
  const common = {
    service,
    pool,
    // The page is the service's own: no browser has to know the client's secret.
    client: { ...asked.client, secret: undefined },
    metadata: undefined,
    hosted: true,
    levels: asked.levels,
  };
  if (open) {
    const parameters = { ...open.answers, USERNAME: open.username };
    return challenges[open.name]({ ...common, parameters, session: open.session });
  }
  const parameters = { USERNAME: form.get('username') ?? '', PASSWORD: form.get('password') ?? '' };
  const call: ChallengeCall = { ...common, parameters, session: undefined };
  return flows.USER_PASSWORD_AUTH(call);
}

async function goOn(call: SignInCall, answered: AuthResponse): Promise<Response> {
  if ('hostedUser' in answered)
    return finishSignIn(call, { user: answered.hostedUser, methods: answered.methods });
  if (!('ChallengeName' in answered) || answered.Session === undefined) return loginPage(call);
  const { ChallengeName: name, ChallengeParameters: parameters, Session: session } = answered;
  if (!isAnswerable(name)) return loginPage(call, cannotAsk(name));
  const username = parameters['USER_ID_FOR_SRP'] ?? parameters['USERNAME'] ?? call.form.get('username') ?? '';
  return challengePage(call, {
    name,
    session,
    username,
    hint: parameters['CODE_DELIVERY_DESTINATION'] ?? '',
    choices: choicesOf(parameters),
    answers: {},
  });
}

const cannotAsk = (name: ChallengeName): string =>
  `This sign-in asks for ${name}, which the hosted page of local-cognito does not do.`;

function choicesOf(parameters: Record<string, string>): string[] {
  const list = parameters['MFAS_CAN_CHOOSE'] ?? parameters['requiredAttributes'] ?? '[]';
  return (JSON.parse(list) as string[]).map(String);
}
