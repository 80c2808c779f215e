import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import { setLanguage } from '../locale/index.svelte';
import { takeFocus } from './arrival';
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

it('what arrives late leaves whoever is in something that floats there', () => {
  document.body.innerHTML = '<button></button><div role="dialog"><button></button><button></button></div>';
  const [late, inside, next] = [...document.querySelectorAll('button')];
  if (!late || !inside || !next) throw new Error('three buttons were put there');
  inside.focus();
  takeFocus(late);
  expect(document.activeElement).toBe(inside);
  takeFocus(next);
  expect(document.activeElement).toBe(next);
  next.blur();
  takeFocus(late);
  expect(document.activeElement).toBe(late);
  document.body.innerHTML = '';
});
