import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';

import { ForgotPassword } from './forgot-password';
import { Members } from './members';

@Component({
  selector: 'app-root',
  imports: [ForgotPassword, Members],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  protected readonly endpoint = new URL('/cognito/', location.href).href;
  protected readonly state = signal('loading');
  protected readonly member = signal<string | undefined>(undefined);
  protected readonly count = signal(0);

  protected handleStateChange({ detail }: HTMLElementEventMap['auth-state-change']) {
    this.state.set(detail.state);
  }

  protected handleSignedIn({ detail }: HTMLElementEventMap['auth-signed-in']) {
    this.member.set(detail.user.getUsername());
  }
}
