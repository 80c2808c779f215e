import { render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { expect, it, vi } from 'vitest';
import Popover from './Popover.svelte';

it('takes the focus and gives it back', async () => {
  const anchor = document.createElement('button');
  document.body.append(anchor);
  const children = createRawSnippet(() => ({ render: () => '<button>in</button>' }));
  const { unmount } = render(Popover, { props: { anchor, label: 'x', onclose: vi.fn(), children } });
  await tick();
  expect(document.activeElement?.textContent).toBe('in');
  unmount();
  expect(document.activeElement).toBe(anchor);
});
