import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Managed } from '../../ipc/bindings/Managed';
import type { StartState } from '../../ipc/bindings/StartState';
import { languages, setLanguage, t } from '../../locale/index.svelte';
import { app, enter } from '../../shell/app.svelte';
import Closed from './Closed.svelte';
import ManagedItems from './ManagedItems.svelte';
import NeedsSignIn from './NeedsSignIn.svelte';

const start: StartState = {
  has_leaderboard: false,
  is_locked: false,
  is_read_only: false,
  profile: null,
  profiles: [],
  settings: {
    language: 'en',
    layout: 'us',
    digit_fingers: 'standard',
    theme: 'light',
    error_policy: 'stop_on_error',
    text_size: 100,
    type_size: 30,
    letter_spacing: 0,
    word_spacing: 0,
    speed_unit: 'wpm',
    show_figures: true,
    show_keyboard: true,
    show_hands: true,
    daily_goal: 10,
  },
  locked_settings: [],
  managed: { needs_sign_in: false, closed: [], items: [] },
  shared: null,
  resumable: null,
  notices: [],
  courses: [],
  system_language: 'en',
  version: '0.1.0',
};
const under = (managed: Partial<Managed>): void =>
  enter({ ...start, managed: { ...start.managed, ...managed } });

beforeEach(() => {
  under({});
  setLanguage('en');
});

describe('a managed computer', () => {
  it('knows what is closed and what is decided', () => {
    under({
      needs_sign_in: true,
      closed: ['export'],
      items: [{ key: 'export', title: 'policy-export', value: 'setting-off' }],
    });
    expect([app.needsSignIn, app.isClosed('export'), app.isClosed('import')]).toEqual([true, true, false]);
    expect([app.isManaged('export'), app.isManaged('courses')]).toEqual([true, false]);
  });

  it('lists everything that is decided, in words where there are any', () => {
    under({
      items: [
        { key: 'courses', title: 'policy-courses', value: 'kids-en-v1, teens-en-v1' },
        { key: 'settings.theme', title: 'setting-theme', value: 'theme-dark' },
      ],
    });
    render(ManagedItems);
    const said = screen.getByRole('region', { name: t('managed-title') }).querySelectorAll('dt, dd');
    expect([...said].map((one) => one.textContent)).toEqual([
      t('policy-courses'),
      'kids-en-v1, teens-en-v1',
      t('setting-theme'),
      t('theme-dark'),
    ]);
  });

  it('says nothing where nobody manages it', () => {
    const { container } = render(ManagedItems);
    expect(container.querySelector('section')).toBeNull();
  });

  it.each(languages)('says in %s what is closed', (language) => {
    setLanguage(language);
    for (const what of ['sign-in', 'own-texts', 'export', 'import'] as const) {
      const { unmount } = render(Closed, { what });
      expect(screen.getByRole('heading').textContent).toBe(t(`managed-${what}-title`));
      unmount();
    }
  });

  it('leads to the sign-in, and not from there', () => {
    const pressed = vi.fn();
    const { unmount } = render(NeedsSignIn, { onsignin: pressed });
    screen.getByRole('button').click();
    expect(pressed).toHaveBeenCalledOnce();
    unmount();
    render(NeedsSignIn);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
