import { afterNextRender, Component, DestroyRef, ElementRef, inject, signal } from '@angular/core';
import { type AuthAccess, consumeAuth } from 'auth-elements';

/** Replaces the screen `<auth-forgot-password>`. */
@Component({
  selector: 'app-forgot-password',
  template: `
    <form (submit)="send($event)">
      <h2>Our own reset</h2>
      <label>Your email <input name="email" type="email" autocomplete="username" required /></label>
      <button type="submit">Send me a code</button>
      <button type="button" (click)="access()?.transition('signIn')">Back to our sign-in</button>
      <output>{{ message() }}</output>
    </form>
  `,
})
export class ForgotPassword {
  protected readonly access = signal<AuthAccess | undefined>(undefined);
  protected readonly message = signal('');

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const destroyed = inject(DestroyRef);
    afterNextRender(() =>
      destroyed.onDestroy(consumeAuth(nativeElement, (access) => this.access.set(access))),
    );
  }

  protected async send(event: SubmitEvent) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const email = String(new FormData(event.target).get('email'));
    const sent = await this.access()
      ?.auth.forgotPassword(email)
      .catch(() => undefined);
    this.message.set(sent ? `A code is on its way to ${email}.` : 'That did not work.');
  }
}
