/** Stands for the module with which lit-localize makes ids: every message of ours has one, `localize --check` sees to it. */
export function generateMsgId(): string {
  throw new Error('A msg() has no id.');
}
