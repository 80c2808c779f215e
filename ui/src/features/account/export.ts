/** Saving sessions to a file of the data folder, said in one line. */
import { say } from '../../components/toasts.svelte';
import { call } from '../../ipc';
import { t } from '../../locale/index.svelte';
import { complain } from '../../shell/app.svelte';

/** These sessions; none for all that the server does not have. */
export async function exportSessions(ids: string[] = []): Promise<void> {
  try {
    const { file, sessions } = await call('export_sessions', { session_ids: ids });
    say(t('exported', { count: sessions, file }));
  } catch (reason) {
    complain(reason);
  }
}
