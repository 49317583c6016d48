import { html, type TemplateResult } from 'lit';

/** A hidden username for password managers, in a form with a password and no username field. */
export function hiddenUsername(username: string): TemplateResult {
  return html`
    <input
      class="auth-hidden"
      type="text"
      name="username"
      autocomplete="username"
      .value=${username}
      readonly
      tabindex="-1"
      aria-hidden="true"
    />
  `;
}
