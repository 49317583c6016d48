import { expect, test as base } from '@playwright/test';
import { cognitoFixtures } from 'auth-elements/testing/playwright';

const pools = [{ id: 'eu-west-1_AbCdEfGhI', clients: [{ id: '1h57kf5cpq17m0eml12EXAMPLE' }] }];
const users = [
  { username: 'maria', password: 'Correct-Horse-9', attributes: { email: 'maria@example.com' } },
];
const test = base.extend(cognitoFixtures({ pools, users }));

test('signs in with a new password', async ({ page, cognito }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Forgot password?' }).click();
  await page.getByLabel('Email or username').fill('maria');
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page.getByLabel('6-digit code')).toBeVisible();
  await page.getByLabel('6-digit code').fill(cognito.code('maria@example.com'));
  await page.getByLabel('New password', { exact: true }).fill('Better-Horse-10');
  await page.getByLabel('Confirm password').fill('Better-Horse-10');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByLabel('Password', { exact: true }).fill('Better-Horse-10');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('You are signed in.')).toBeVisible();
});
