import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../locale/index.svelte';
import Providers from './Providers.svelte';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../ipc', async (original) => ({ ...(await original<object>()), call }));

/** Answers of the app by command; one that is a promise is waited for. */
function app(answers: Record<string, unknown>): void {
  call.mockImplementation((name: string) => Promise.resolve(answers[name]));
}

beforeEach(() => {
  setLanguage('en');
  call.mockReset();
});

describe('Providers', () => {
  it('shows nothing where the server offers nothing or is not there', async () => {
    app({ sign_in_ways: { providers: [] } });
    const { container } = render(Providers, { onstate: vi.fn() });
    call.mockImplementation(() => Promise.reject(new Error('offline')));
    render(Providers, { onstate: vi.fn() });
    await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(2));
    expect(container.textContent.trim()).toBe('');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('signs in with what was chosen, and says nothing of what was not', async () => {
    const onstate = vi.fn();
    const state = { sync: { phase: 'idle' } };
    app({ sign_in_ways: { providers: ['google', 'github'] }, sign_in_with: state });
    render(Providers, { onstate, chosen: { year: 1990, keys: 'no', mail: null } });
    await fireEvent.click(await screen.findByRole('button', { name: 'Go on with GitHub' }));
    await vi.waitFor(() => expect(onstate).toHaveBeenCalledWith(state));
    expect(call).toHaveBeenCalledWith('sign_in_with', {
      provider: 'github',
      birth_year: 1990,
      consent_analytics: false,
      consent_marketing: null,
    });
  });

  it('can be given up without a word, and says why it came to nothing otherwise', async () => {
    let refuse: (reason: unknown) => void = () => undefined;
    call.mockImplementation((name: string) => {
      if (name === 'sign_in_ways') return Promise.resolve({ providers: ['google'] });
      if (name === 'sign_in_with') return new Promise((_, reject) => (refuse = reject));
      refuse({ code: 'sign-in-over', args: {} });
      return Promise.resolve(null);
    });
    const onstate = vi.fn();
    render(Providers, { onstate });
    await fireEvent.click(await screen.findByRole('button', { name: 'Go on with Google' }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Stop waiting' }));
    const again = await screen.findByRole('button', { name: 'Go on with Google' });
    expect(screen.queryByRole('alert')).toBeNull();
    await fireEvent.click(again);
    await screen.findByRole('button', { name: 'Stop waiting' });
    refuse({ code: 'refused', args: { code: 'link_refused' } });
    expect(await screen.findByText(/not proven to be yours/)).toBeTruthy();
    expect(onstate).not.toHaveBeenCalled();
  });
});
