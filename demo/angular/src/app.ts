import { Component, signal } from '@angular/core';
import { authElements } from 'auth-elements/angular';

import { ForgotPassword } from './forgot-password';
import { Members } from './members';

@Component({
  selector: 'app-root',
  imports: [authElements, ForgotPassword, Members],
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
