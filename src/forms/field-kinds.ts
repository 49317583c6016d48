/** What a field is for. Its attributes and its checks follow from this. */
export type FieldKind =
  | 'username'
  | 'email'
  | 'phone'
  | 'contact'
  | 'password'
  | 'new-password'
  | 'confirm-password'
  | 'code'
  | 'text'
  | 'select'
  | 'checkbox'
  | 'choice';

/** The attributes of a kind's input. */
interface KindAttributes {
  readonly type: string;
  readonly autocomplete: string;
  readonly inputmode?: string;
  /** Whether it holds a password: masked, and emptied after a failed call. */
  readonly secret?: true;
  readonly className?: string;
}

export const fieldKinds: Readonly<Record<FieldKind, KindAttributes>> = {
  username: { type: 'text', autocomplete: 'username' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel' },
  // The keyboard for email addresses has digits; the one for numbers has no letters.
  contact: { type: 'text', autocomplete: 'username', inputmode: 'email' },
  password: { type: 'password', autocomplete: 'current-password', secret: true },
  'new-password': { type: 'password', autocomplete: 'new-password', secret: true },
  'confirm-password': { type: 'password', autocomplete: 'new-password', secret: true },
  code: {
    type: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    className: 'auth-input-code',
  },
  text: { type: 'text', autocomplete: 'off' },
  select: { type: 'select-one', autocomplete: 'off' },
  checkbox: { type: 'checkbox', autocomplete: 'off' },
  choice: { type: 'radio', autocomplete: 'off' },
};
