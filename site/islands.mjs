// The live demos of the pages: what is shown after the first paragraph. HTML as on a page of the reader.

const members = (content) => `<template>${content}</template>`;

const standard = `<auth-authenticator sandbox username-attributes="email" app-name="Acme">${members('<h2>You are signed in.</h2>')}</auth-authenticator>`;

/** @type {Record<string, { title: string, html: string }>} */
export const islands = {
  'guides/getting-started': {
    title: 'The sign-in, with a user pool that lives in this page',
    html: standard,
  },
  'guides/authenticator': {
    title: 'The authenticator, where users sign in with an email or a phone number',
    html: `<auth-authenticator sandbox username-attributes="email phone_number" app-name="Acme">${members('<h2>You are signed in.</h2>')}</auth-authenticator>`,
  },
  'guides/sign-up-fields': {
    title: 'Sign-up with a select, a checkbox and consent',
    html: `<auth-authenticator sandbox auth-state="signUp" username-attributes="email" app-name="Acme">
  <auth-field name="name" display-order="1"></auth-field>
  <auth-field name="custom:team-size" label="Team size" type="select">
    <option value="1">Just me</option>
    <option value="2-10">2–10 people</option>
  </auth-field>
  <auth-field name="custom:news" label="Send me news about Acme" type="checkbox"></auth-field>
</auth-authenticator>`,
  },
  'guides/account': {
    title: 'The account: create one, then sign in to see it',
    html: `<auth-authenticator sandbox auth-state="signUp" username-attributes="email" app-name="Acme">${members('<auth-account parts="profile contact change-password"></auth-account>')}</auth-authenticator>`,
  },
  'guides/languages': {
    title: 'The sign-in in French',
    html: '<auth-authenticator sandbox lang="fr" username-attributes="email" app-name="Acme"></auth-authenticator>',
  },
  'guides/theming': {
    title: 'The sign-in with another brand color',
    html: '<auth-authenticator sandbox username-attributes="email" app-name="Acme" style="--auth-color-accent: #7c3aed; --auth-color-accent-hover: #6d28d9; --auth-radius-control: 999px"></auth-authenticator>',
  },
  'guides/social-sign-in': {
    title: 'The buttons of providers. They lead nowhere here',
    html: `<auth-authenticator sandbox username-attributes="email" app-name="Acme" federated='{"oauth_config": {"domain": "acme.auth.eu-west-1.amazoncognito.com", "redirectSignIn": "https://app.example.com/", "redirectSignOut": "https://app.example.com/", "scope": ["openid"], "responseType": "code"}, "providers": ["Google", "Apple"]}'></auth-authenticator>`,
  },
  'guides/custom-screens': {
    title: 'A line of the page in the slot “always”',
    html: `<auth-authenticator sandbox username-attributes="email" app-name="Acme">
  <p slot="always" style="text-align: center">Members only. This line stays in every state.</p>
</auth-authenticator>`,
  },
  'guides/frameworks': {
    title: 'What the samples of this page show',
    html: standard,
  },
  'guides/security': {
    title: 'The sign-in, on this page with its Content Security Policy',
    html: standard,
  },
  'guides/migrating-from-amplify': {
    title: 'The sign-in that takes the place of Amplify’s',
    html: standard,
  },
  'reference/elements/auth-authenticator': {
    title: 'The authenticator, with a user pool that lives in this page',
    html: standard,
  },
  'guides/testing': {
    title: 'The local Cognito, in this page',
    html: '<auth-authenticator sandbox auth-state="signUp" username-attributes="email" app-name="Acme"></auth-authenticator>',
  },
};

/** Pages whose demo is a scene of demo/scenes.js, in place of a picture; the page of an element by the name of the element. */
export const scenes = {
  'guides/account': 'account-all',
  'auth-account': 'account-all',
  'auth-change-password': 'account-password',
  'auth-confirm-sign-in': 'confirm-sign-in-sms',
  'auth-confirm-sign-up': 'confirm-sign-up',
  'auth-connected': 'account-connected',
  'auth-contact': 'account-contact',
  'auth-custom-confirm-sign-in': 'challenge-question',
  'auth-delete-account': 'account-delete',
  'auth-devices': 'account-devices',
  'auth-federated-buttons': 'sign-in-providers',
  'auth-field': 'sign-up-own',
  'auth-forgot-password': 'forgot-password',
  'auth-greetings': 'greetings',
  'auth-loading': 'loading',
  'auth-mfa': 'account-mfa',
  'auth-mfa-setup': 'mfa-setup',
  'auth-passkey-setup': 'passkey-setup',
  'auth-passkeys': 'account-passkeys',
  'auth-profile': 'account-profile',
  'auth-reconnecting': 'reconnecting',
  'auth-require-new-password': 'new-password',
  'auth-select-challenge': 'select-challenge',
  'auth-select-mfa-type': 'select-mfa',
  'auth-sessions': 'account-sessions',
  'auth-sign-in': 'sign-in',
  'auth-sign-out': 'greetings',
  'auth-sign-up': 'sign-up',
  'auth-totp-setup': 'totp-setup',
  'auth-user-button': 'account-user-button',
  'auth-verify-contact': 'verify-contact',
};
