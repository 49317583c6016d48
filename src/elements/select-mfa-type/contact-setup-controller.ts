import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { CodeDeliveryDetails, ContactAttribute } from '../../auth/types.js';
import { type AuthError, toAuthError } from '../../lib/auth-error.js';
import { storeContact } from '../base/contact-change.js';
import type { Owner } from './preference-controller.js';

export interface ContactSetupOptions {
  readonly owner: () => Owner | undefined;
  readonly onError: (error: AuthError) => void;
  /** The user has the contact, and it is verified. */
  readonly onVerified: () => void;
  /** Another user is signed in, or none. */
  readonly onOtherUser: () => void;
}

/**
 * Gives a signed-in user a verified email address or phone number: asks for one where there is none, and for the code that
 * is sent there.
 */
export class ContactSetupController implements ReactiveController {
  attribute: ContactAttribute = 'email';
  /** What is asked for. Undefined: nothing. */
  step: 'address' | 'code' | undefined;
  /** The call that is running. */
  busy: 'submit' | 'resend' | undefined;
  delivery: CodeDeliveryDetails | undefined;
  /** When the last code was sent, in ms since the epoch. */
  sentAt: number | undefined;
  /** Whether the code was sent again. */
  isResent = false;
  /** The address as typed; '' if the user had one. */
  address = '';
  readonly #host: ReactiveControllerHost;
  readonly #options: ContactSetupOptions;
  #identity: string | undefined;
  /** Counts the calls: a late response, for another user or a step that was left, is ignored. */
  #call = 0;

  constructor(host: ReactiveControllerHost, options: ContactSetupOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const identity = this.#options.owner()?.user.getUsername();
    if (identity === this.#identity) return;
    this.#identity = identity;
    this.#leave();
    this.#options.onOtherUser();
  }

  /** Asks for what is missing, or reports that the contact is verified already. */
  start(attribute: ContactAttribute): void {
    this.#leave();
    this.attribute = attribute;
    void this.#run('submit', async (owner) => {
      const { verified, unverified } = await owner.auth.verifiedContact(owner.user);
      if (verified[attribute]) return this.#options.onVerified;
      if (unverified[attribute]) return this.#afterCode(await this.#sendCode(owner));
      return () => (this.step = 'address');
    });
  }

  /** Stores the address, to which a code is sent. */
  submitAddress(address: string): void {
    this.address = address;
    void this.#run('submit', async (owner) => this.#afterCode(await this.#storeAddress(owner)));
  }

  submitCode(code: string): void {
    void this.#run('submit', async ({ auth, user }) => {
      await auth.verifyUserAttributeSubmit(user, this.attribute, code);
      return () => {
        this.#leave();
        this.#options.onVerified();
      };
    });
  }

  resend(): void {
    void this.#run('resend', async (owner) => {
      const show = this.#afterCode(await this.#sendCode(owner));
      return () => {
        show();
        this.isResent = true;
      };
    });
  }

  /**
   * Goes a step back: to the address, which may be wrong also where the user had it before, or to the choice. `typed` is the
   * value of the field now.
   */
  back(typed: string | undefined): void {
    const { step, address } = this;
    this.#leave();
    this.address = typed ?? address;
    if (step === 'code') this.step = 'address';
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#call += 1;
    this.step = undefined;
    this.busy = undefined;
    this.isResent = false;
    this.delivery = undefined;
    this.sentAt = undefined;
    this.address = '';
  }

  #sendCode({ auth, user }: Owner): Promise<CodeDeliveryDetails> {
    return auth.verifyUserAttribute(user, this.attribute);
  }

  /** The service sends the code itself, if it verifies the attribute automatically. */
  async #storeAddress(owner: Owner): Promise<CodeDeliveryDetails> {
    return (await storeContact(owner, this.attribute, this.address)) ?? this.#sendCode(owner);
  }

  #afterCode(delivery: CodeDeliveryDetails): () => void {
    return () => {
      this.step = 'code';
      this.delivery = delivery;
      this.sentAt = Date.now();
    };
  }

  /** Runs a call; the function that it resolves with is called unless the step was left. */
  async #run(busy: 'submit' | 'resend', run: (owner: Owner) => Promise<() => unknown>): Promise<void> {
    const owner = this.#options.owner();
    if (!owner) return;
    const call = (this.#call += 1);
    this.busy = busy;
    this.isResent = false;
    this.#host.requestUpdate();
    try {
      const show = await run(owner);
      if (call !== this.#call) return;
      this.busy = undefined;
      show();
    } catch (error) {
      if (call !== this.#call) return;
      this.busy = undefined;
      this.#options.onError(toAuthError(error));
    }
    this.#host.requestUpdate();
  }
}
