// The user pool of every page; no page asks it for anything before the form is submitted.
export const userPoolId = 'us-east-1_Benchmark';
export const userPoolClientId = 'benchmark0000000000000000';
export const username = 'ada';
export const password = 'Correct-horse-1';
