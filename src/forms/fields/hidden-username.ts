import { html, type TemplateResult } from 'lit';

/** For password managers, in a form with a password and no field for the name. */
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
