import { describe, expect, it } from 'vitest';
import { isChild, isEmail, open, yearOf, type Answers } from './answers';

const now = new Date(2026, 10, 22);
const complete: Answers = {
  email: 'mira.holt@example.org',
  password: '0123456789',
  year: '',
  keys: 'no',
  mail: 'no',
};

describe('registering', () => {
  it('has nothing open once every question is answered, with or without a year', () => {
    expect(open(complete, now)).toEqual([]);
    expect(open({ ...complete, year: '1991' }, now)).toEqual([]);
  });

  it('names what is open in the order of the questions', () => {
    const empty: Answers = { email: '', password: '123456789', year: '19', keys: null, mail: null };
    expect(open(empty, now)).toEqual(['email', 'password', 'year', 'keys', 'mail']);
  });

  it('asks a child, by year or by profile, for no consent', () => {
    expect(open({ ...complete, keys: null, mail: null, year: '2010' }, now)).toEqual([]);
    expect(open({ ...complete, keys: null, mail: null }, now, true)).toEqual([]);
    expect(open({ ...complete, keys: null, year: '2009' }, now)).toEqual(['keys']);
  });

  it('counts a password in characters, not in code units', () => {
    expect(open({ ...complete, password: '😀'.repeat(9) }, now)).toEqual(['password']);
    expect(open({ ...complete, password: '😀'.repeat(10) }, now)).toEqual([]);
  });

  it.each(['mira', 'mira@', '@example.org', 'mira@example', 'mi ra@example.org'])(
    'does not take %s',
    (text) => expect(isEmail(text)).toBe(false),
  );

  it('knows years that can be', () => {
    expect(yearOf(' 1991 ', now)).toBe(1991);
    expect(yearOf('', now)).toBeNull();
    for (const text of ['1899', '2027', '91', '199x', '-1991'])
      expect(yearOf(text, now), text).toBeUndefined();
    expect(isChild(2010, now)).toBe(true);
    expect(isChild(null, now)).toBe(false);
  });
});
