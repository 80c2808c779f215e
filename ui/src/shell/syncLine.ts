/** How sync stands, as one line of the sidebar. */
import type { IconName } from '../components/icons';
import type { SyncState } from '../ipc/bindings/SyncState';
import { count } from '../locale/format';
import { t } from '../locale/index.svelte';

export interface SyncLine {
  icon: IconName;
  text: string;
  /** Whether it asks for an act. Offline does not: it is a state. */
  isUrgent: boolean;
}

export function syncLine(sync: SyncState): SyncLine {
  switch (sync.phase) {
    case 'signed_out':
      return { icon: 'computer', text: t('sync-signed-out'), isUrgent: false };
    case 'running':
      return { icon: 'cloud', text: t('sync-running'), isUrgent: false };
    case 'offline': {
      const text =
        sync.waiting > 0 ? t('sync-offline', { count: count(sync.waiting) }) : t('sync-offline-none');
      return { icon: 'offline', text, isUrgent: false };
    }
    case 'refused':
      return { icon: 'alert', text: t('sync-refused'), isUrgent: true };
    case 'sign_in_needed':
      return { icon: 'alert', text: t('sync-sign-in'), isUrgent: true };
    case 'idle':
      if (sync.failed > 0) {
        return { icon: 'alert', text: t('sync-failed', { count: sync.failed }), isUrgent: true };
      }
      if (sync.waiting > 0) {
        return { icon: 'clock', text: t('sync-waiting', { count: sync.waiting }), isUrgent: false };
      }
      return { icon: 'cloud', text: t('sync-synced'), isUrgent: false };
  }
}
