// What docs/reference/elements.md promises of all elements together, and the tests that prove it.
import type { Proof, Statement } from '../types.js';
import { authenticator, base, browser, e2e, form, machine, screen } from './proofs.js';

const config = (name: string): Proof => authenticator('config', name);
const content = (name: string): Proof => authenticator('content', name);
const event = (name: string): Proof => authenticator('events', name);
const alone = (name: string): Proof => authenticator('lifecycle', name);
const one = (name: string): Proof => authenticator('one-auth', name);
const own = (name: string): Proof => screen('own-screen', name);
const light = (name: string): Proof => form('light-dom-form', name);
const field = (name: string): Proof => form('field', name);
const error = (name: string): Proof => base('errors', name);
const focus = (name: string): Proof => authenticator('focus', name);
const look = (name: string): Proof => browser('styles/look', name);
const phone = (name: string): Proof => form('phone/phone', name);
const language = (name: string): Proof => authenticator('language', name);
const texts = (name: string): Proof => `src/localization/localization.node.test.ts › ${name}`;
const axe = (view: string): Proof =>
  `test/browser/accessibility.test.ts › finds no problems in ${view}, light and dark`;
const page = (sheet: string): Proof =>
  `test/css-isolation/css-isolation.node.test.ts › with ${sheet} is that of a bare page`;
const filling = (name: string): Proof => `test/password-managers/filling.node.test.ts › ${name}`;
const offers = (name: string): Proof => `test/password-managers/offers.node.test.ts › ${name}`;

const onThePage: readonly Statement[] = [
  {
    does: 'Properties and attributes may be set before or after the element is defined or attached, with the same result.',
    proofs: [
      alone('takes properties that were set before it was defined'),
      alone('takes properties that are set after it was attached'),
      screen('field', 'takes properties set before it is in the document'),
    ],
  },
  {
    does: 'For CSS: `:state(signed-in)`, `:state(busy)`, and the attribute `data-auth-state`; an engine without custom states has the attribute.',
    proofs: [
      event('is an attribute and CSS states'),
      authenticator('state-reflection', 'signs people in and out where it has none'),
    ],
  },
  {
    does: 'Events are `CustomEvent`s that bubble out of shadow roots; a listener that throws has no effect on the element.',
    proofs: [event('bubble out of shadow roots of the page'), event('handle a listener that throws')],
  },
  {
    does: '`auth-submit` fires before anything is sent. After `preventDefault()`, the app makes the call and then calls `transition`.',
    proofs: [
      event('lets the app make the call and choose the next state'),
      event('prevented: nothing is sent, and the form can be sent again'),
    ],
  },
  {
    does: 'Properties, attributes and events are typed: for TypeScript, React, Preact, Solid, Vue, Svelte and Angular. Editors complete them.',
    proofs: [
      'test/types/samples.mjs › refuse wrong names, values and events',
      'test/types/samples.mjs › take everything else',
      'test/types/editors.mjs › VS Code completes every attribute',
      'test/types/editors.mjs › JetBrains finds web-types by package.json, with every element, attribute, event, slot and part',
    ],
  },
  {
    does: 'Authenticators with the same pool, app client and storage share one `Auth`. The first one configures the default `Auth`, which dispatches to the `Hub`, unless the app configured it for another pool. `Auth.configure` overrides the config of the elements, in any order. Another endpoint or identity pool gets its own instance. The default `Auth` never switches to another pool or to a sandbox.',
    proofs: [
      one('has one Auth, which the first authenticator configures, and which dispatches to the Hub'),
      one('has one session for all authenticators of one pool, and they sign out together'),
      one('belongs to the page: when that configures another pool, the authenticators keep theirs'),
      one('does not make another pool its Auth when that takes the place of the first'),
      one('keeps a sandbox to itself'),
      e2e('config', 'has the token for its own calls by the three lines of the README'),
    ],
  },
  {
    does: 'A standalone screen uses the default `Auth` and dispatches the same events.',
    proofs: [
      alone('signs in over the page’s Auth, with the same events, and draws its own card'),
      alone('shows its errors'),
    ],
  },
  {
    does: 'A custom element replaces a screen, and finds the authenticator: `AuthPiece`, `AuthStateController`, `consumeAuth`.',
    proofs: [
      own('takes the place of a screen; the link to it stays, and the focus goes to its heading'),
      own('is not there in other states'),
      own('renders its Lit element at each change'),
      own('receives each change once, with the state, and none after it was removed'),
      own('follows from within the shadow root of another element'),
    ],
  },
  {
    does: 'A child in a slot that the authenticator does not have causes one warning.',
    proofs: [
      authenticator('known-slots', 'is reported once, with the slots that there are, and does no harm'),
      authenticator('known-slots', 'is not the button of a provider'),
    ],
  },
  {
    does: 'The content for signed-in users is not rendered before sign-in, not even for one frame, nor after sign-out.',
    proofs: [
      content('is not rendered before sign-in, not for a frame, and not after sign-out'),
      content('is removed with the authenticator, and comes back with it'),
      content('is not cloned with the authenticator'),
      e2e('journey', 'is there after a reload, and not after a sign-out and a reload'),
    ],
  },
  {
    does: 'An invalid config is logged once by option name, and the form shows an error. A valid config recovers.',
    proofs: [
      config('is logged once for the developer, and shown to the user in the alert: broken JSON'),
      config('names what is wrong'),
      config('can be put right'),
      config('is missing: the screen shows it'),
    ],
  },
  {
    does: 'Two pools may be on one page, and two authenticators of one pool.',
    proofs: [
      alone('keeps two pools on one page apart'),
      alone('shows two authenticators of one auth in the same state'),
    ],
  },
  {
    does: 'Each lazy-loaded part has a timeout of 10 s and one retry. On failure, “Try again” appears; a late response still continues. A language never blocks a form.',
    proofs: [
      e2e('late-parts', 'is asked for again when it hangs: the other screens'),
      e2e('late-parts', 'is another screen: shows an error in its place, and can be retried'),
      e2e('late-parts', 'is another screen: continues when it loads late'),
      e2e('late-parts', 'is the config: shows an error, and can be retried'),
      e2e('late-parts', 'is the QR code: shows an error beside the key, and is retried'),
      e2e('late-parts', 'is a language: the form does not wait'),
    ],
  },
  {
    does: 'An element moved within one task (`append`, `moveBefore`, a portal) keeps its screen, typed values, content and focus. An element that is removed stops.',
    proofs: [
      authenticator('move', 'stays in its challenge and accepts the code'),
      authenticator('move', 'has no content at once, nor later, whatever the page does with it'),
      authenticator('move', 'restarts when another session is there when it is back'),
    ],
  },
  {
    does: 'An authenticator may be inside a shadow root, and may be moved or removed at any time. It leaves nothing behind.',
    proofs: [
      light('is styled, also inside a shadow root of the page'),
      alone('moves within the page without an error while a call is pending'),
      alone('leaves nothing when it is removed during a call'),
      authenticator('leak', 'removes all listeners each time it is removed'),
    ],
  },
  {
    does: 'It also works in another document of the page, with its styles: a frame of the same origin, the window of `documentPictureInPicture`. Move it there with `append`; the script is loaded once, in the page that opens the frame or window. A frame of another origin needs the script itself.',
    proofs: [
      authenticator('other-document', 'looks as before, works, and comes back'),
      authenticator('other-document', 'works in a shadow root there, and in two frames at once'),
      authenticator(
        'other-document',
        'works in a window of its own, picture in picture where the engine has that',
      ),
    ],
  },
  {
    does: "Tests of a page need no browser: the elements work in happy-dom (Vitest: `environment: 'happy-dom'`), where `data-auth-state` replaces the CSS states.",
    proofs: ['src/elements/happy-dom.node.test.ts › signs a user in and out'],
  },
  {
    does: 'Frameworks may clear and rerender the content around the forms.',
    proofs: [
      light('comes back when a framework clears the authenticator'),
      light('keeps typed values while the page around it rerenders'),
    ],
  },
  {
    does: 'The sign-in form appears before all code has loaded, and keeps a submit until then.',
    proofs: [
      e2e('first-view', 'is shown before the machine has loaded, takes input, and keeps a submit'),
      e2e('first-view', 'is not the sign-in screen for a signed-in user'),
    ],
  },
];

const forms: readonly Statement[] = [
  {
    does: 'Forms are in the light DOM, where browsers and password managers see them.',
    proofs: [
      light('is a child of its screen, which is a child of the authenticator'),
      light('has ids that no other form on the page has'),
      filling('fills the sign-in form, and what it filled signs in'),
      offers('offers to keep a login that is new to it'),
    ],
  },
  {
    does: 'Every field has its `type`, `autocomplete` and `inputmode`.',
    proofs: [
      field('have the attributes that password managers and keyboards go by: signIn'),
      field('have the attributes that password managers and keyboards go by: signUp'),
    ],
  },
  {
    does: 'A form with a password and no username field has a hidden username for the password manager.',
    proofs: [field('have the username beside the password, for password managers: forgotPassword submit')],
  },
  { does: 'Enter submits.', proofs: [field('happens on Enter')] },
  {
    does: 'Pasting is never blocked.',
    proofs: [field('takes what is pasted, in every field')],
  },
  {
    does: 'A password can be shown; it is hidden again when it is sent.',
    proofs: [
      field('shows and hides the password, and says which it will do'),
      field('leaves the password hidden when it is sent'),
    ],
  },
  { does: 'Caps lock is announced.', proofs: [field('is announced at the password, and disappears')] },
  {
    does: 'Usernames are trimmed; passwords are not. Email addresses are lowercased at sign-up.',
    proofs: [
      field('trims the name at sign-in'),
      field('takes the spaces of a password for part of it'),
      field('lower-cases the email address at sign-up'),
    ],
  },
  {
    does: 'Usernames of any script and length are accepted.',
    proofs: [
      screen('sign-up', 'handles a username of an emoji'),
      screen('sign-up', 'handles a username of a name written right to left'),
      screen('sign-up', 'handles a username of 10,000 characters'),
      screen('greetings', 'shows a name as text, with its whole first letter'),
    ],
  },
  {
    does: 'Codes may contain spaces, hyphens and digits of other scripts.',
    proofs: [
      field('takes a code written with a space'),
      field('takes a code written in Arabic-Indic digits'),
    ],
  },
  {
    does: 'Phone numbers have a country, are checked, and are sent in E.164. The metadata loads with the first phone field.',
    proofs: [
      phone('takes its country from a full number, typed or filled'),
      phone('is of one of the countries that the page offers'),
      phone('has the countries by name, in the current language, in its order'),
    ],
  },
  {
    does: 'The pool’s password policy is shown before typing and ticked off while typing.',
    proofs: [
      field('is shown before typing, and ticked off while typing'),
      field('is what the config says'),
      field('is left to the service where the config does not say'),
    ],
  },
  {
    does: 'Validation errors appear at the field, which gets the focus. Service errors are announced in one `role="alert"`; an error about a code also appears at its field.',
    proofs: [
      error('appears at each field, which is marked, and the first gets the focus'),
      error('appears in an alert that existed before; secrets are cleared, the name is kept'),
      error('appears at the code field if it is about the code; the code is selected'),
    ],
  },
  {
    does: 'Messages of the service are never shown, and no string from outside becomes markup.',
    proofs: [
      error('never shows the service’s own text, and never makes it markup'),
      error('are text, whatever is in them'),
      screen('custom-confirm-sign-in', 'never becomes markup'),
    ],
  },
  {
    does: 'When a screen replaces another that had the focus, its heading gets the focus. Focus elsewhere on the page is left alone.',
    proofs: [
      focus('goes to the heading of the next screen, from a form'),
      focus('is left alone when the first screen comes'),
      focus('is left where it is when it is elsewhere on the page'),
      focus('stays in an authenticator inside a shadow root of the page'),
    ],
  },
  {
    does: 'Every screen is accessible, in light and dark, and can be used by keyboard alone.',
    proofs: [
      axe('signIn'),
      axe('TOTPSetup'),
      'test/browser/accessibility.test.ts › finds no problems while errors are shown',
      e2e('keyboard', 'sign-up, code, authenticator app, sign-out, sign-in'),
    ],
  },
  {
    does: 'Typed values are not in the URL, the document, the console or `sessionStorage`.',
    proofs: [
      e2e('security', 'leave no trace in address, document, console and session store on the whole way'),
      light('never puts typed values into a URL'),
      event('holds no password'),
    ],
  },
];

const listener = (name: string): Proof => authenticator('listeners', name);
const hub = (name: string): Proof => `test/auth/listeners.node.test.ts › ${name}`;
const trace = e2e(
  'security',
  'leave no trace in address, document, console and session store on the whole way',
);

const listeners: readonly Statement[] = [
  {
    does: 'Any script of the page may listen. Events bubble and are `composed`: they cross shadow roots, up to `window`.',
    proofs: [
      listener('receives events from shadow roots, but none that stopPropagation stops, unless it captures'),
      event('bubble out of shadow roots of the page'),
    ],
  },
  {
    does: '`auth-submit`: `values` holds the typed values by field name: username, attributes, **passwords and codes**. `validators` get the same values.',
    proofs: [
      listener('gets typed values, passwords and codes too, from auth-submit only'),
      form('validators', 'may be one function for all forms, which receives the state'),
    ],
  },
  {
    does: '`auth-signed-in`: `user` gives access to the ID, access and **refresh tokens** (`user.getSignInUserSession()`), and to the attributes.',
    proofs: [
      listener(
        'gets the user from auth-signed-in, auth-state-change and consumeAuth, and from the user the tokens',
      ),
    ],
  },
  {
    does: '`auth-state-change`: `data` is the data of the state: nothing, a username with a masked destination, or a user. During a challenge, the user holds the session of the challenge; in `signedIn`, the tokens. No password or code.',
    proofs: [
      listener(
        'gets the user from auth-signed-in, auth-state-change and consumeAuth, and from the user the tokens',
      ),
      listener('gets typed values, passwords and codes too, from auth-submit only'),
      listener('gets the session of a challenge that is open'),
    ],
  },
  {
    does: '`auth-error`: `error` with its code, message and cause. No password and no verification code.',
    proofs: [listener('gets typed values, passwords and codes too, from auth-submit only')],
  },
  {
    does: '`auth-captcha`: what the web ACL asks for. No password, no code. What `render` is given returns the token of AWS WAF.',
    proofs: [
      'src/elements/authenticator/captcha.test.ts › shows the CAPTCHA in a dialog; the sign-in goes on with its token, and nothing typed is lost',
    ],
  },
  {
    does: '`consumeAuth`, `AuthStateController`, `AuthPiece`: the state, its data as above, the error, and `auth`, whose `currentSession()` gives the tokens. No password, no code.',
    proofs: [
      listener(
        'gets the user from auth-signed-in, auth-state-change and consumeAuth, and from the user the tokens',
      ),
      listener('gets typed values, passwords and codes too, from auth-submit only'),
    ],
  },
  {
    does: "`Hub.listen('auth')`: the `data` in [Auth API](auth.md). A user gives access to the tokens; a user of a provider holds the token of that provider. `customOAuthState` is the app’s `customState`. No password or code; `parsingCallbackUrl` is the URL without the response.",
    proofs: [
      hub('gets no password and no code, whatever happens'),
      hub('gets the user, from whom the tokens can be read'),
      'test/auth/identity-federated.node.test.ts › works for google',
      'test/auth/events.node.test.ts › parsingCallbackUrl, cognitoHostedUI, customOAuthState: the URL without the answer, the user, the state',
    ],
  },
  {
    does: 'Passwords and codes are not in the machine’s context, the document, the URL, the console or a storage. A new password is kept in a closure for the automatic sign-in, for at most 15 minutes (`auto-sign-in="off"`: never). Tokens are in the storage and in memory. The key of an authenticator app is shown during its setup.',
    proofs: [
      machine('secrets', 'has no password and no code in it, at any moment of any flow'),
      trace,
      'test/auth/sign-up.node.test.ts › is forgotten when it fails for good, after 15 minutes, and by signing out',
    ],
  },
];

const looks: readonly Statement[] = [
  {
    does: 'Light or dark by `color-scheme`, or by `theme`.',
    proofs: [look('is light or dark by color-scheme, and by theme whatever that says')],
  },
  {
    does: 'Every token can be set on any ancestor, and on the element.',
    proofs: [look('follows tokens that any ancestor sets')],
  },
  {
    does: 'Style the classes of the forms within a selector of the page, such as `auth-sign-in .auth-button`, and parts with `::part()`.',
    proofs: [look('takes rules for its classes within a selector of the page’s, and for its parts')],
  },
  {
    does: 'Element rules of the page do not affect the forms.',
    proofs: [
      look('is not broken by rules of the page for elements'),
      ...['bootstrap', 'tailwind', 'normalize', 'bulma', 'pico', 'anger'].map(page),
    ],
  },
  {
    does: 'Reduced motion and forced colors are respected.',
    proofs: [
      e2e('preferences', 'no motion: nothing moves on its way'),
      e2e('preferences', 'its own colors: every control has a line around it, the focus too'),
    ],
  },
  {
    does: 'Text has a contrast of 4.5:1 or more; in the ready-made theme `high-contrast` 7:1.',
    proofs: [
      axe('signIn'),
      'test/browser/themes.test.ts › has its contrasts in light',
      'test/browser/themes.test.ts › has its contrasts in dark',
    ],
  },
  {
    does: '`--auth-brand` gives the accent colors in light and dark, with the same contrasts.',
    proofs: [
      'src/styles/brand.test.ts › have their contrasts for any brand, in light',
      'src/styles/brand.test.ts › have their contrasts for any brand, in dark',
      'src/styles/brand.test.ts › is the color of the button, with text in black or white',
    ],
  },
  {
    does: 'A token whose value is not valid has its default. A warning names the token and the value.',
    proofs: [
      'src/styles/check-tokens.test.ts › is named once, with the token and the value; the default is used',
    ],
  },
];

const languages: readonly Statement[] = [
  {
    does: '`setLanguage()` changes all messages immediately, errors too, and keeps typed values.',
    proofs: [
      language('changes the messages, and keeps typed values'),
      language('changes errors that are shown'),
      language('changes the button and the greeting of people who are signed in'),
    ],
  },
  {
    does: 'By default, the nearest `lang` decides: on the element, on an ancestor, across shadow roots, or on `<html>`. Changes are followed. A page has one language: the last change wins.',
    proofs: [
      language('is that of the page around it, when it starts'),
      language('is that of the page around a shadow root of the page'),
      language('follows a lang that comes later: at the element, around it, at the host of a shadow root'),
    ],
  },
  {
    does: '`setLanguage()` overrides all `lang` attributes, also for elements added later, until a `lang` changes.',
    proofs: [
      language('is the one that the page chose, whatever its document says'),
      language('is the one set last, by lang or by a call'),
    ],
  },
  {
    does: 'Right-to-left languages run from right to left; email addresses, numbers and codes do not.',
    proofs: [
      language('is set on the card and on the form, with its direction'),
      e2e('language', 'Arabic runs from right to left, with addresses and codes from left to right'),
      screen('select-mfa-type', 'speaks Arabic, from right to left'),
    ],
  },
  {
    does: '`putVocabularies()` overrides single messages, by id or in the format of Amplify’s dictionaries of English strings.',
    proofs: [
      texts('lays texts over the shipped ones at once, without waiting'),
      texts('count for every message with that text'),
      texts('take the labels of Amplify as its guide writes them'),
    ],
  },
  {
    does: 'A language without translations is reported once, and English is shown.',
    proofs: [texts('falls back to English with one warning that names the known languages')],
  },
  {
    does: 'A page that has `@lit/localize` itself is not disturbed.',
    proofs: [
      browser(
        'localization/language-controller',
        'sends nothing to the window, where a page with texts of its own may listen',
      ),
    ],
  },
];

/** By the place that each table has in docs/reference/elements.md. */
export const promises: Readonly<Record<string, readonly Statement[]>> = {
  'on the page': onThePage,
  forms,
  listeners,
  looks,
  languages,
};
