import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../ipc/bindings/Person';
import type { Profile } from '../../ipc/bindings/Profile';
import type { StartState } from '../../ipc/bindings/StartState';
import { languages, setLanguage, t } from '../../locale/index.svelte';
import { app, enter } from '../../shell/app.svelte';
import WhoPage from './WhoPage.svelte';

const profile = (id: string, name: string): Profile => ({
  id,
  name,
  age_group: 'teens',
  course: 'teens-en-v1',
});
const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  has_pin: false,
  has_account: false,
  waiting: 0,
  ...more,
});

function shared(language: string, profiles: Profile[], people: Person[]): StartState {
  return {
    profile: null,
    profiles,
    settings: {
      language,
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
    shared: { idle_minutes: 5, people, newcomer: null },
    has_leaderboard: false,
    is_read_only: false,
    is_locked: false,
    resumable: null,
    notices: [],
    courses: [],
    system_language: language,
    version: '0.1.0',
  };
}

function show(start: StartState): HTMLButtonElement[] {
  enter(start);
  render(WhoPage, { start });
  return screen.queryAllByRole('listitem').map((one) => one.querySelector('button') as HTMLButtonElement);
}

beforeEach(() => setLanguage('en'));

describe('the names of a shared computer', () => {
  it.each(languages)('stand in order in %s, each with what it waits for', (language) => {
    const [anna, ben] = show(
      shared(
        language,
        [profile('2', 'Ben'), profile('1', 'Anna')],
        [person('1', { has_account: true, waiting: 3 }), person('2')],
      ),
    );
    expect(anna?.textContent).toContain('Anna');
    expect(anna?.textContent).toContain(t('who-waiting', { count: 3 }));
    expect(anna?.textContent).toContain(t('who-locked'));
    expect(ben?.textContent).not.toContain(t('who-locked'));
  });

  it('offer no sign-in where it is forbidden', () => {
    const start = shared('en', [], []);
    show({ ...start, managed: { ...start.managed, closed: ['sign_in'] } });
    expect(screen.queryByRole('button', { name: t('who-sign-in') })).toBeNull();
    expect(screen.getByText(t('who-none'))).toBeTruthy();
  });

  it('are asked for until somebody is there, or answers the questions of a new name', () => {
    const start = shared('en', [profile('1', 'Anna')], [person('1')]);
    enter(start);
    expect(app.isChoosing).toBe(true);
    enter({ ...start, shared: { idle_minutes: 5, people: [], newcomer: 'Anna B' } });
    expect([app.isChoosing, app.canKeepProfile]).toEqual([false, true]);
    enter({ ...start, shared: null });
    expect(app.isChoosing).toBe(false);
  });
});
