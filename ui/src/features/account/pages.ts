/** The parts of the account's page. What is about this machine is there without an account too. */
export const PAGES = ['sync', 'access', 'devices', 'plan', 'privacy', 'data'] as const;
export type Page = (typeof PAGES)[number];

const WITHOUT_ACCOUNT: readonly Page[] = ['sync', 'plan', 'privacy', 'data'];

export function pagesFor(isSignedIn: boolean): readonly Page[] {
  return isSignedIn ? PAGES : WITHOUT_ACCOUNT;
}
