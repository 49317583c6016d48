import type { MfaFactor } from '../../auth/factors.js';
import type { CodeDeliveryDetails, ContactAttribute } from '../../auth/types.js';
import type { FormValues } from '../../forms/validators.js';
import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { warnOnce } from '../../lib/warn.js';
import type { AccountController, AccountOwner } from '../base/account/account-controller.js';
import type { AccountChange } from '../base/account/account-news.js';
import { storeContact } from '../base/contact-change.js';
import {
  addresses,
  hasAddress,
  hasKind,
  isNotOffered,
  isSent,
  type MfaData,
  type MfaKind,
  passkeyFactor,
  type SentFactor,
  turningOff,
  turningOn,
} from './mfa-data.js';
import { type AppSetup, type MfaForm, stepOf } from './mfa-form.js';
import { done } from './mfa-rows.js';

/** What the actions need of the element. */
interface MfaHost {
  readonly account: AccountController<MfaData>;
  /** Opens the form of a factor, or its next step. */
  readonly open: (kind: MfaKind) => void;
  readonly finish: (notice: () => string) => void;
  readonly succeed: (notice: () => string) => void;
  readonly fail: (error: AuthError) => void;
  /** Closes the form of a factor that the user pool does not have, and says so. */
  readonly hide: (error: AuthError) => void;
  readonly clearMessages: () => void;
}

interface Action {
  readonly name: string;
  readonly change?: AccountChange;
  readonly isDone?: (data: MfaData) => boolean;
}

export const appFactor = 'SOFTWARE_TOKEN_MFA' satisfies MfaFactor;
const change = 'mfa' satisfies AccountChange;
const noData: MfaData = { attributes: new Map(), enabled: [], preferred: 'NOMFA', hasPasskey: false };

/** Sets up second steps, chooses the default one, and turns them off. What a form is left for goes no further. */
export class MfaActions {
  form: MfaForm = {};
  /** What the user pool does not have, as the service has said. */
  readonly refused = new Set<MfaKind>();
  readonly #host: MfaHost;

  constructor(host: MfaHost) {
    this.#host = host;
  }

  get data(): MfaData {
    return this.#host.account.data ?? noData;
  }

  isOn(kind: MfaKind): boolean {
    return this.data.enabled.includes(kind);
  }

  setUp(kind: MfaKind): void {
    if (kind === appFactor) void this.#beginApp('setUp');
    else if (kind === passkeyFactor) void this.#turnOnPasskey();
    else this.#show(kind, {});
  }

  replace(): void {
    void this.#beginApp('replace');
  }

  askToTurnOff(kind: MfaKind): void {
    this.#show(kind, { isOff: true });
  }

  async makeDefault(kind: MfaKind): Promise<void> {
    this.#host.clearMessages();
    if (kind === passkeyFactor) return;
    const isDone = await this.#run(
      kind,
      { name: `makeDefault-${kind}`, change, isDone: ({ preferred }) => preferred === kind },
      ({ auth, user }) => auth.setPreferredMFA(user, kind),
    );
    if (isDone) this.#host.succeed(() => done.default(kind));
  }

  /** Sends the values of the open form. */
  async send(kind: MfaKind, values: FormValues): Promise<void> {
    const { form, data } = this;
    const { app, code } = form;
    const step = stepOf(kind, form, data);
    form.isSending = true;
    if (step === 'off') await this.#turnOff(kind);
    else if (app) await this.#confirmApp(form, app, values['code'] ?? '');
    else if (isSent(kind)) {
      if (code) await this.#verify(kind, form, code.target, values['code'] ?? '');
      else if (step === 'address') await this.#sendCode(kind, form, values[addresses[kind]] ?? '');
      else await this.#turnOn(kind);
    }
    form.isSending = false;
  }

  async sendAgain(attribute: ContactAttribute): Promise<void> {
    const { form } = this;
    this.#host.clearMessages();
    let delivery: CodeDeliveryDetails | undefined;
    const isSent = await this.#host.account.run({ name: 'resend' }, async ({ auth, user }) => {
      delivery = await auth.verifyUserAttribute(user, attribute);
    });
    if (!isSent || !delivery || !form.code) return;
    form.code = { ...form.code, delivery, sentAt: Date.now() };
    form.isResent = true;
  }

  /** Whether the open form has nothing left to do: it was done elsewhere. */
  isOver(kind: MfaKind): boolean {
    const { form } = this;
    const needsOn = form.isOff ?? form.app?.isReplacing ?? false;
    return !form.isSending && this.isOn(kind) !== needsOn;
  }

  #show(kind: MfaKind, form: MfaForm): void {
    this.form = form;
    this.#host.open(kind);
  }

  async #beginApp(action: 'setUp' | 'replace'): Promise<void> {
    this.#host.clearMessages();
    const { form } = this;
    let secret = '' as string;
    const isDone = await this.#run(appFactor, { name: `${action}-${appFactor}` }, async ({ auth, user }) => {
      secret = await auth.setupTOTP(user);
    });
    const isReplacing = action === 'replace';
    // The part may be removed from the page meanwhile.
    if (isDone && this.form === form)
      this.#show(appFactor, { app: { secret, isReplacing, isVerified: false } });
  }

  async #confirmApp(form: MfaForm, app: AppSetup, code: string): Promise<void> {
    const { data } = this;
    const { isReplacing } = app;
    const isDone = await this.#host.account.run(
      { name: appFactor, change, ...(!isReplacing && { isDone: hasKind(appFactor) }) },
      async ({ auth, user }) => {
        if (!app.isVerified) await auth.verifyTotpToken(user, code);
        app.isVerified = true;
        if (!isReplacing && this.form === form)
          await auth.updateMFAPreference(turningOn(data, appFactor), { user });
      },
    );
    // A replacement counts even if it was canceled meanwhile: the old app has ended.
    if (isDone && (isReplacing ? this.isOn(appFactor) : this.form === form))
      this.#host.finish(isReplacing ? done.replaced : () => done.on(appFactor));
  }

  async #turnOnPasskey(): Promise<void> {
    this.#host.clearMessages();
    const kind = passkeyFactor;
    const isDone = await this.#run(
      kind,
      { name: `setUp-${kind}`, change, isDone: hasKind(kind) },
      ({ auth, user }) => auth.updateMFAPreference({ webAuthn: 'ENABLED' }, { user }),
    );
    if (isDone) this.#host.succeed(() => done.on(kind));
  }

  async #sendCode(kind: SentFactor, form: MfaForm, address: string): Promise<void> {
    const attribute = addresses[kind];
    form.typed = address;
    const isStored = this.data.attributes.get(attribute) === address;
    let delivery: CodeDeliveryDetails | undefined;
    const isDone = await this.#host.account.run(
      { name: kind, change: attribute, isDone: (data) => hasAddress(data, attribute, address) },
      async (owner) => {
        if (!isStored) delivery = await storeContact(owner, attribute, address);
        // A user pool that does not verify the attribute on its own sends a code when it is asked for one.
        delivery ??= await owner.auth.verifyUserAttribute(owner.user, attribute);
      },
    );
    if (!isDone || this.form !== form) return;
    if (delivery) form.code = { target: address, delivery, sentAt: Date.now() };
    this.#host.open(kind);
  }

  async #verify(kind: SentFactor, form: MfaForm, target: string, code: string): Promise<void> {
    const attribute = addresses[kind];
    const isDone = await this.#host.account.run(
      { name: kind, change: attribute, isDone: (data) => hasAddress(data, attribute, target) },
      ({ auth, user }) => auth.verifyUserAttributeSubmit(user, attribute, code),
    );
    if (!isDone || this.form !== form) return;
    form.code = undefined;
    this.#host.open(kind);
    await this.#turnOn(kind);
  }

  async #turnOn(kind: MfaFactor): Promise<void> {
    const isDone = await this.#run(kind, { name: kind, change, isDone: hasKind(kind) }, ({ auth, user }) =>
      auth.updateMFAPreference(turningOn(this.data, kind), { user }),
    );
    if (isDone) this.#host.finish(() => done.on(kind));
  }

  async #turnOff(kind: MfaKind): Promise<void> {
    const { account, fail, finish } = this.#host;
    const { data } = this;
    const isOff = ({ enabled }: MfaData) => !enabled.includes(kind);
    const isDone = await account.run({ name: kind, change, isDone: isOff }, ({ auth, user }) =>
      auth.updateMFAPreference(turningOff(data, kind), { user }),
    );
    if (!isDone) return;
    // A user pool that insists on a second step may accept the call and do nothing.
    if (account.status === 'ready' && this.isOn(kind))
      fail(new AuthError('InvalidParameterException', `SetUserMFAPreference has left ${kind} on.`));
    else finish(() => done.off(kind));
  }

  /** Runs an action. A factor that the user pool does not have is hidden from then on. */
  async #run(
    kind: MfaKind,
    action: Action,
    call: (owner: AccountOwner) => Promise<unknown>,
  ): Promise<boolean> {
    const { account, hide } = this.#host;
    let refusal = undefined as AuthError | undefined;
    const isDone = await account.run(action, async (owner) => {
      try {
        await call(owner);
      } catch (caught) {
        const error = toAuthError(caught);
        if (!isNotOffered(error)) throw error;
        refusal = error;
      }
    });
    if (!isDone || !refusal) return isDone;
    warnOnce(
      `<auth-mfa> hides ${kind}. Name the factors of the user pool in mfa.types of the config. (${refusal.message})`,
    );
    this.refused.add(kind);
    hide(refusal);
    return false;
  }
}
