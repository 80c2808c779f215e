/** Saving sessions to a file of the data folder. Where that is stays to be read, longer than a toast. */
import { call } from '../../ipc';
import { t } from '../../locale/index.svelte';
import { complain } from '../../shell/app.svelte';

let last = $state<string | null>(null);

/** What was saved last, and where, in words. */
export function saved(): string | null {
  return last;
}

/** Saves these sessions; none for all that the server does not have. */
export async function exportSessions(ids: string[] = []): Promise<void> {
  last = null;
  try {
    const { file, sessions } = await call('export_sessions', { session_ids: ids });
    last = t('exported', { count: sessions, file });
  } catch (reason) {
    complain(reason);
  }
}
