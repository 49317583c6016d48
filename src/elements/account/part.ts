import type { ReactiveController } from 'lit';

import type { AuthApi } from '../../auth/api.js';
import type { AuthProfile } from '../profile/profile.js';

/** What the account uses of a part. */
export interface Part extends HTMLElement {
  auth: AuthApi | undefined;
  readonly available: boolean;
  readonly settled: boolean;
  readonly label: string;
  profileFields?: AuthProfile['profileFields'];
  focusHeading(): Promise<void>;
  addController(controller: ReactiveController): void;
}

/** Whether it is a part whose class has loaded. */
export const isPart = (child: Element): child is Part => 'available' in child && 'label' in child;
