import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { count, day, duration, list, percent, speed, speedValue, when } from './format';
import { language, languageName, languages, setLanguage, t, tCode, tError, tSync } from './index.svelte';

const root = join(import.meta.dirname, '../../../locales');
const folders = readdirSync(root);

function parse(folder: string): Map<string, FluentResource['body'][number]['value']> {
  const all = new Map<string, FluentResource['body'][number]['value']>();
  for (const file of readdirSync(join(root, folder))) {
    const text = readFileSync(join(root, folder, file), 'utf8');
    const { body } = new FluentResource(text);
    const written = text.split('\n').filter((line) => /^[a-z-][\w-]* *=/.test(line)).length;
    expect(body.length, `${folder}/${file}: a message does not parse`).toBe(written);
    for (const { id, value } of body) all.set(id, value);
  }
  return all;
}

function variables(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(variables);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'var' && 'name' in node ? [String(node.name)] : [];
  return [...own, ...Object.values(node).flatMap(variables)];
}

beforeEach(() => setLanguage('en'));

describe('every language', () => {
  const english = parse('en');

  it('is offered as soon as it has a folder', () => {
    expect([...languages].sort()).toEqual([...folders].sort());
  });

  it.each(folders)('%s has each message of English, and no other', (folder) => {
    expect([...parse(folder).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(folders)('%s uses no variable that English does not have', (folder) => {
    for (const [id, value] of parse(folder)) {
      const known = new Set(variables(english.get(id)));
      expect(
        variables(value).filter((name) => !known.has(name)),
        `${folder}/${id}`,
      ).toEqual([]);
    }
  });

  it('stands in messages.ts as it is in the files', () => {
    const written = readFileSync(join(import.meta.dirname, 'messages.ts'), 'utf8');
    const typed = [...written.matchAll(/^ {2}'?([\w-]+)'?:([^;]+);/gm)].map(([, id, names]) => [
      id,
      [...(names ?? '').matchAll(/'([\w-]+)'/g)].map(([, name]) => name),
    ]);
    const ofServer = new Set(
      new FluentResource(readFileSync(join(root, 'en/server.ftl'), 'utf8')).body.map(({ id }) => id),
    );
    const expected = [...english]
      .filter(([id]) => !ofServer.has(id))
      .map(([id, value]) => [id, [...new Set(variables(value))].sort()])
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
    expect(typed, 'run `npm run locale`').toEqual(expected);
  });
});

describe('codes from outside have their words', () => {
  const known = parse('en');
  const source = (path: string, from: string): string => {
    const text = readFileSync(join(root, '..', path), 'utf8');
    return text.slice(text.indexOf(from));
  };
  const codes = (text: string, pattern: RegExp): string[] => {
    const found = [...text.matchAll(pattern)].map(([, code]) => (code ?? '').replaceAll('_', '-'));
    expect(found.length, String(pattern)).toBeGreaterThan(0);
    return found;
  };

  it.each([
    ['the app’s errors', 'ui/src/ipc/bindings/ErrorCode.ts', 'ErrorCode', /"([a-z-]+)"/g, 'error-'],
    [
      'the server’s refusals',
      'sync-server/src/http/error.rs',
      'pub fn code',
      /=> "([a-z_]+)"/g,
      'error-server-',
    ],
    [
      'the server’s verdicts',
      'crates/protocol/src/push.rs',
      'impl RejectCode',
      /Self::\w+ => "([a-z_]+)"/g,
      'verdict-',
    ],
    [
      'the app’s notices',
      'crates/app/src/view/start.rs',
      'after `notice-`',
      /`([a-z]+(?:-[a-z]+)+)`/g,
      'notice-',
    ],
  ])('%s', (_, path, from, pattern, prefix) => {
    const silent = codes(source(path, from), pattern).filter((code) => !known.has(prefix + code));
    expect(silent).toEqual([]);
  });

  it('say which code a refusal of the server has', () => {
    expect(tError({ code: 'refused', args: { code: 'email_taken' } })).toBe(t('error-server-email-taken'));
    expect(tError({ code: 'refused', args: { code: 'brand_new' } })).toContain('brand_new');
    expect(tError({ code: 'offline', args: {} })).toBe(t('error-offline'));
    expect(tSync('device_limit')).toBe(t('error-server-device-limit'));
    expect(tSync('server-internal')).toBe(t('error-server-internal'));
    expect(tSync('offline')).toBe(t('error-offline'));
  });
});

describe('messages', () => {
  it('count as the language counts', () => {
    const said = (lang: string, counts: number[]): string[] => {
      setLanguage(lang);
      return counts.map((n) => t('sync-waiting', { count: n }));
    };
    expect(said('en', [1, 2])).toEqual(['1 session waits', '2 sessions wait']);
    expect(said('ru', [1, 3, 5, 11, 21, 22])).toEqual([
      'Ждёт 1 занятие',
      'Ждут 3 занятия',
      'Ждут 5 занятий',
      'Ждут 11 занятий',
      'Ждёт 21 занятие',
      'Ждут 22 занятия',
    ]);
  });

  it('count nothing as one thing in French', () => {
    setLanguage('fr');
    const said = [0, 1, 2].map((count) => t('sync-waiting', { count }));
    expect(said).toEqual(['0\u00a0séance attend', '1\u00a0séance attend', '2\u00a0séances attendent']);
    expect(t('start-left', { count: 0 })).toBe('Dernière question');
  });

  it('never part a French mark from its word at the end of a line', () => {
    const folder = join(root, 'fr');
    const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    const words = lines.filter((line) => !line.startsWith('#') && !line.startsWith('lesson-accurate'));
    expect(words.filter((line) => / [;:!?%»]|« |'/.test(line))).toEqual([]);
  });

  it('fall back to English for a language without files', () => {
    setLanguage('tlh');
    expect(language()).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('say an unknown code instead of hiding it', () => {
    expect(tCode('error', 'never_heard_of')).toContain('never_heard_of');
  });

  it('complain about a variable that is missing', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // @ts-expect-error `count` is required: this is what the types are for.
    t('sync-waiting');
    expect(complaint).toHaveBeenCalledOnce();
  });
});

describe('figures', () => {
  const NB = '\u00a0';
  it('are written as English writes them', () => {
    expect(speed(1804, 'wpm')).toBe(`18.0${NB}WPM`);
    expect(speedValue(2713, 'cpm')).toBe('136');
    expect(percent(9624)).toBe('96.2%');
    expect(percent(9400, false)).toBe('94%');
    expect(count(12345)).toBe('12,345');
    expect(duration(10_680_000)).toBe('2 h 58 min');
    expect(duration(59_400)).toBe('59 s');
    expect(duration(3_599_700)).toBe('1 h 0 min');
    expect(day('2026-11-22')).toBe('22 Nov');
    expect(list(['b', 'm'])).toBe('b and m');
  });

  it('are written as Russian writes them', () => {
    setLanguage('ru');
    expect(speed(1804, 'wpm')).toBe(`18,0${NB}сл./мин`);
    expect(percent(9624)).toBe(`96,2${NB}%`);
    expect(day('2026-11-22')).toBe('22 нояб.');
    expect(list(['б', 'м'])).toBe('б и м');
    expect(list(['и', 'т'])).toBe('и, т');
    expect(languageName('ru')).toBe('Русский');
  });

  it('are written as French writes them', () => {
    setLanguage('fr');
    expect(speed(1804, 'wpm')).toBe(`18,0${NB}mots/min`);
    expect(percent(9624)).toBe(`96,2${NB}%`);
    expect(duration(10_680_000)).toBe(`2${NB}h${NB}58${NB}min`);
    expect(day('2026-11-22')).toBe('22 nov.');
    expect(list(['b', 'm'])).toBe('b et m');
    expect(languageName('fr')).toBe('Français');
  });

  it('tell when something was, as short as it stays clear', () => {
    const now = new Date(2026, 10, 22, 12, 0);
    expect(when(new Date(2026, 10, 22, 9, 41).toISOString(), now)).toBe('09:41');
    expect(when(new Date(2026, 10, 21, 9, 41).toISOString(), now)).toBe('Sat');
    expect(when(new Date(2026, 10, 15, 9, 41).toISOString(), now)).toBe('15 Nov');
  });
});
