import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import { setLanguage } from '../locale/index.svelte';
import Field from './Field.svelte';

it('a field takes the focus once, not each time what it hangs on is loaded anew', () => {
  setLanguage('en');
  let account = $state.raw<{ email: string | null }>({ email: null });
  const field = mount(Field, {
    target: document.body,
    props: {
      label: 'E-mail',
      value: '',
      get focused() {
        return account.email === null;
      },
    },
  });
  const elsewhere = document.body.appendChild(document.createElement('input'));
  flushSync();
  expect(document.activeElement?.parentElement?.className).toContain('box');
  elsewhere.focus();
  account = { email: null };
  flushSync();
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
  void unmount(field);
});
