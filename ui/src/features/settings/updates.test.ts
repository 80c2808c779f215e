import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../ipc/bindings/UpdateState';
import { languages, setLanguage, t } from '../../locale/index.svelte';
import UpdateNotice from '../../shell/UpdateNotice.svelte';
import { putOff, refreshUpdates, setUpdates, updates } from '../../shell/updates.svelte';
import Updates from './Updates.svelte';

const call = vi.hoisted(() => vi.fn<(name: string, args?: unknown) => Promise<unknown>>());
vi.mock('../../ipc', async (original) => ({ ...(await original<object>()), call }));

const known: UpdateState = {
  by: 'itself',
  choice: 'notify',
  is_managed: false,
  phase: 'idle',
  available: '0.2.0',
  looked: '2026-11-28T08:00:00.000Z',
  trouble: null,
  previous: null,
  is_told: true,
};
const TROUBLES = [
  'offline',
  'manifest',
  'insecure',
  'length',
  'signature',
  'disk-full',
  'read-only',
  'not-installed',
] as const;

/** The app answers this, now and when it is asked again. */
async function standing(patch: Partial<UpdateState>): Promise<void> {
  const state = { ...known, ...patch };
  call.mockImplementation(() => Promise.resolve(state));
  await refreshUpdates();
}

const button = (name: string): HTMLElement | null => screen.queryByRole('button', { name });

beforeEach(() => {
  setLanguage('en');
  call.mockReset();
});

describe('newer versions in the settings', () => {
  it('are said to be nobody’s affair where the build knows of no place for them', async () => {
    await standing({ by: 'nobody', choice: 'off', available: null, looked: null });
    render(Updates);
    expect(screen.getByText(t('updates-note-nobody'))).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('cannot be chosen against the policy', async () => {
    await standing({ choice: 'off', is_managed: true, available: null });
    render(Updates);
    expect(screen.getByText(t('settings-locked'))).toBeTruthy();
    expect(screen.getByText(t('updates-off'))).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(button(t('updates-look'))).toBeNull();
  });

  it('are not offered to be installed where somebody else does it', async () => {
    await standing({ by: 'manager', choice: 'automatic' });
    render(Updates);
    expect(screen.getByText(t('updates-available-manager', { version: '0.2.0' }))).toBeTruthy();
    expect(button(t('updates-take'))).toBeNull();
    expect(screen.getByRole('combobox').textContent).toContain(t('updates-notify'));
  });

  it('are taken, and started with, by a button', async () => {
    await standing({});
    const { unmount } = render(Updates);
    button(t('updates-take'))?.click();
    expect(call).toHaveBeenLastCalledWith('take_update');
    unmount();
    await standing({ phase: 'ready' });
    render(Updates);
    button(t('updates-restart'))?.click();
    expect(call).toHaveBeenLastCalledWith('restart_to_update');
  });

  it.each(languages)('say in %s why they are not in place', async (language) => {
    setLanguage(language);
    for (const trouble of TROUBLES) {
      await standing({ trouble, available: null });
      const { unmount } = render(Updates);
      // As it stands: looking for text makes one space of every other.
      expect(document.body.textContent).toContain(t(`update-trouble-${trouble}`));
      unmount();
    }
  });
});

describe('the notice of a newer version', () => {
  it('is there for whom it is for, until it is put off', async () => {
    await standing({ is_told: false });
    const { unmount } = render(UpdateNotice);
    expect(screen.queryByRole('status')).toBeNull();
    unmount();
    await standing({});
    render(UpdateNotice);
    expect(screen.getByRole('status', { name: t('updates-title') })).toBeTruthy();
    putOff();
    expect(updates.isTold).toBe(false);
    // A later version is news again.
    setUpdates({ ...known, available: '0.3.0' });
    expect(updates.isTold).toBe(true);
  });
});
