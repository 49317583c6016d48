import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { UserSession } from '../../auth/types.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { msg, str } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import { AccountList, ignoreGone } from '../base/account/account-list.js';
import type { AccountChange } from '../base/account/account-news.js';
import { deviceLabel, sessionDeviceText } from '../base/account/device-text.js';
import { actionTemplate, rowsTemplate } from '../base/account/row.js';
import { timeText } from '../base/account/time-text.js';

const everywhere = 'everywhere';

/**
 * Lists where the user is signed in, with all app clients of the user pool, and signs out elsewhere. Hidden where the user
 * pool does not track sessions.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthSessions extends AccountList<readonly UserSession[]> {
  protected readonly follows = ['sessions', 'password'] as const satisfies readonly AccountChange[];

  /** The sessions that were ended here: the service may list them for some seconds. */
  readonly #ended = new Set<string>();

  protected heading(): string {
    return msg('Where you’re signed in', { id: 'sessions.heading' });
  }

  protected async read({ auth, user }: AccountOwner): Promise<readonly UserSession[]> {
    const sessions = await auth.listUserSessions({ user });
    return shown(sessions.filter(({ sessionId }) => !this.#ended.has(sessionId)));
  }

  protected content(): TemplateResult {
    const sessions = this.account.data ?? [];
    const hasOthers = sessions.some(({ isCurrentSession }) => !isCurrentSession);
    if (sessions.length === 0)
      return html`
        <p class="auth-section-lead">
          ${dynamicText(msg('Devices where you’re signed in are shown here.', { id: 'sessions.none' }))}
        </p>
      `;
    return html`
      ${rowsTemplate(
        repeat(
          sessions,
          ({ sessionId }) => sessionId,
          (session) => this.#row(session),
        ),
      )}
      ${hasOthers ? html` <div>${this.#signOutEverywhere()}</div> ` : nothing}
    `;
  }

  protected override leave(): void {
    super.leave();
    this.#ended.clear();
  }

  #row(session: UserSession): TemplateResult {
    const { sessionId, deviceType, isCurrentSession } = session;
    return this.row(
      sessionId,
      deviceLabel(sessionDeviceText(deviceType), isCurrentSession),
      [placeOf(session), activityOf(session)].filter(Boolean).join(' · '),
      isCurrentSession
        ? []
        : [
            {
              name: sessionId,
              label: msg('Sign out', { id: 'sessions.sign-out' }),
              onClick: () => void this.#signOut(session),
            },
          ],
    );
  }

  #signOutEverywhere(): TemplateResult {
    return actionTemplate(
      {
        name: everywhere,
        label: msg('Sign out everywhere else', { id: 'account.sign-out-elsewhere' }),
        onClick: () => void this.#signOutElsewhere(),
      },
      this.account.busy,
    );
  }

  async #signOut(session: UserSession): Promise<void> {
    const { sessionId } = session;
    const own = this.account.data?.find(({ isCurrentSession }) => isCurrentSession);
    await this.removeRows({
      name: sessionId,
      change: 'sessions',
      call: async ({ auth, user }) => {
        await auth.revokeUserSession(sessionId, { linked: isLinked(session, own), user }).catch(ignoreGone);
        this.#ended.add(sessionId);
      },
      isDone: (data) => !data.some((each) => each.sessionId === sessionId),
      done: () => msg('Signed out there.', { id: 'sessions.done' }),
    });
  }

  async #signOutElsewhere(): Promise<void> {
    const others = (this.account.data ?? []).filter(({ isCurrentSession }) => !isCurrentSession);
    await this.removeRows({
      name: everywhere,
      change: 'sessions',
      call: async ({ auth, user }) => {
        await auth.revokeOtherUserSessions({ user });
        for (const { sessionId } of others) this.#ended.add(sessionId);
      },
      isDone: (data) => data.every(({ isCurrentSession }) => isCurrentSession),
      done: () => msg('You’re signed out everywhere else.', { id: 'sessions.done.everywhere' }),
    });
  }
}

/**
 * The sessions to show: the current one, then the others by their last activity. A session on the hosted pages is shown by
 * those that came through it.
 */
function shown(sessions: readonly UserSession[]): readonly UserSession[] {
  const origins = new Set(sessions.map(({ originSessionId }) => originSessionId));
  return sessions
    .filter(({ sessionId }) => !origins.has(sessionId))
    .sort(
      (one, other) =>
        Number(other.isCurrentSession) - Number(one.isCurrentSession) ||
        (other.lastActiveAt?.getTime() ?? 0) - (one.lastActiveAt?.getTime() ?? 0),
    );
}

/** Whether the session on the hosted pages ends too: not that of this browser. */
const isLinked = ({ originSessionId }: UserSession, own: UserSession | undefined): boolean =>
  originSessionId === undefined || originSessionId !== own?.originSessionId;

const placeOf = ({ lastLocation: { city, country } }: UserSession): string =>
  [city, country].filter((name) => name && name.toLowerCase() !== 'unknown').join(', ');

function activityOf({ isCurrentSession, lastActiveAt }: UserSession): string {
  if (isCurrentSession) return msg('Active now', { id: 'sessions.active-now' });
  if (!lastActiveAt) return '';
  const time = timeText(lastActiveAt);
  return msg(str`Active ${time}`, { id: 'sessions.active' });
}
