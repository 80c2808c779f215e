import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../locale/index.svelte';
import Button from './Button.svelte';
import Choices from './Choices.svelte';
import Field from './Field.svelte';
import { place } from './place';
import Segmented from './Segmented.svelte';
import Select from './Select.svelte';
import Stepper from './Stepper.svelte';
import Switch from './Switch.svelte';

const text = (words: string): ReturnType<typeof createRawSnippet> =>
  createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));
const options = [
  { value: 'a', text: 'Always' },
  { value: 'b', text: 'As needed' },
  { value: 'c', text: 'Never' },
];

beforeEach(() => setLanguage('en'));

describe('Button', () => {
  it('cannot be pressed while something is open, and says what', async () => {
    const pressed = vi.fn();
    const { rerender } = render(Button, {
      onclick: pressed,
      reason: 'Still open: email.',
      children: text('Go'),
    });
    const button = screen.getByRole('button', { name: 'Go' });
    await fireEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const described = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe('Still open: email.');
    await rerender({ reason: null });
    await fireEvent.click(button);
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('ignores presses while work is under way', async () => {
    const pressed = vi.fn();
    render(Button, { onclick: pressed, busy: true, children: text('Go') });
    await fireEvent.click(screen.getByRole('button'));
    expect(pressed).not.toHaveBeenCalled();
  });
});

describe('Segmented', () => {
  it('is one stop for Tab, and arrows choose around the ends', async () => {
    const onchange = vi.fn();
    render(Segmented, { label: 'When', options, value: 'c', onchange });
    const radios = screen.getAllByRole('radio');
    expect(radios.map((radio) => radio.tabIndex)).toEqual([-1, -1, 0]);
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('Never');
    await fireEvent.keyDown(radios[2] as HTMLElement, { key: 'ArrowRight' });
    expect(onchange).toHaveBeenLastCalledWith('a');
    expect(document.activeElement).toBe(radios[0]);
  });
});

describe('Choices', () => {
  it('has nothing chosen beforehand, and still one stop for Tab', async () => {
    const onchange = vi.fn();
    render(Choices, { label: 'Mails', options, value: null, onchange });
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    expect(screen.getAllByRole('radio').map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
    await fireEvent.click(screen.getByRole('radio', { name: 'Never' }));
    expect(onchange).toHaveBeenCalledExactlyOnceWith('c');
  });
});

describe('Switch', () => {
  it('turns to the other state', async () => {
    const onchange = vi.fn();
    render(Switch, { checked: true, labelledby: 'x', onchange });
    await fireEvent.click(screen.getByRole('switch', { checked: true }));
    expect(onchange).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('Field', () => {
  it('names its error and the way out of it', () => {
    render(Field, { label: 'Email', value: 'mira', error: 'This is no address yet.' });
    const field = screen.getByRole('textbox', { name: 'Email' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'This is no address yet.',
    );
  });

  it('shows a password only while asked to', async () => {
    render(Field, { label: 'Password', value: 'secret', type: 'password' });
    const field = screen.getByLabelText('Password');
    expect(field.getAttribute('type')).toBe('password');
    await fireEvent.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(field.getAttribute('type')).toBe('text');
  });
});

describe('Stepper', () => {
  it('stays inside its bounds', async () => {
    const onchange = vi.fn();
    const props = { labelledby: 'x', value: 59, min: 22, max: 60, step: 2, text: '59 px', onchange };
    render(Stepper, props);
    const number = screen.getByRole('spinbutton');
    await fireEvent.keyDown(number, { key: 'ArrowUp' });
    await fireEvent.keyDown(number, { key: 'Home' });
    await fireEvent.keyDown(number, { key: 'ArrowDown' });
    expect(onchange.mock.calls.flat()).toEqual([60, 22, 57]);
  });
});

describe('Select', () => {
  const open = async (): Promise<HTMLElement> => {
    await fireEvent.click(screen.getByRole('combobox'));
    return screen.findByRole('listbox');
  };

  it('opens at the chosen one; arrows and Enter choose', async () => {
    const onchange = vi.fn();
    render(Select, { labelledby: 'x', options, value: 'b', onchange });
    const list = await open();
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('As needed');
    await fireEvent.keyDown(list, { key: 'ArrowDown' });
    await fireEvent.keyDown(list, { key: 'Enter' });
    expect(onchange).toHaveBeenCalledExactlyOnceWith('c');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('finds by first letters', async () => {
    const onchange = vi.fn();
    render(Select, { labelledby: 'x', options, value: 'c', onchange });
    const list = await open();
    await fireEvent.keyDown(list, { key: 'a' });
    await fireEvent.keyDown(list, { key: 's' });
    await fireEvent.keyDown(list, { key: 'Enter' });
    expect(onchange).toHaveBeenCalledExactlyOnceWith('b');
  });

  it('leaves all as it was on Escape', async () => {
    const onchange = vi.fn();
    render(Select, { labelledby: 'x', options, value: 'b', onchange });
    const list = await open();
    await fireEvent.keyDown(list, { key: 'End' });
    await fireEvent.keyDown(list, { key: 'Escape' });
    expect(onchange).not.toHaveBeenCalled();
    expect(screen.queryByRole('listbox')).toBeNull();
  });
});

describe('what floats', () => {
  const view = { width: 1000, height: 600 };
  const size = { width: 400, height: 200 };

  it('stands below its anchor, its tip on the anchor’s middle', () => {
    const at = place({ left: 450, top: 100, width: 100, height: 50 }, size, view);
    expect(at).toEqual({ left: 300, top: 164, tip: 200, isAbove: false });
  });

  it('stands above where there is no room below', () => {
    expect(place({ left: 450, top: 500, width: 100, height: 50 }, size, view)).toMatchObject({
      isAbove: true,
      top: 286,
    });
  });

  it('never leaves the window', () => {
    const right = place({ left: 960, top: 10, width: 40, height: 40 }, size, view);
    expect(right.left + size.width).toBeLessThanOrEqual(view.width);
    const tall = place({ left: 0, top: 290, width: 40, height: 40 }, { width: 400, height: 590 }, view);
    expect(tall.top + 590).toBeLessThanOrEqual(view.height);
    expect(tall.top).toBeGreaterThanOrEqual(0);
  });
});
