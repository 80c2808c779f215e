/** The two hosts behind one seam: the app's own window, or `devhost` over loopback HTTP in a browser. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { toAppError } from './error';

export interface Host {
  call(name: string, args: unknown): Promise<unknown>;
  /** Calls `handler` with every `name` event; the answer ends that. */
  subscribe(name: string, handler: (payload: unknown) => void): () => void;
}

const tauri: Host = {
  async call(name, args) {
    try {
      return await invoke('rpc', { name, args });
    } catch (reason) {
      throw toAppError(reason);
    }
  },
  subscribe(name, handler) {
    const listening = listen(name, (event) => handler(event.payload));
    return () => void listening.then((stop) => stop());
  },
};

const devhost: Host = {
  async call(name, args) {
    let answer: Response;
    try {
      answer = await fetch(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(args),
        keepalive: name === 'record_events',
      });
    } catch (reason) {
      throw toAppError(reason);
    }
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw toAppError(body ?? new Error(`HTTP ${answer.status}`));
    return body;
  },
  subscribe(name, handler) {
    const source = new EventSource('/events');
    source.addEventListener(name, (event: MessageEvent<string>) => handler(JSON.parse(event.data)));
    return () => source.close();
  },
};

export const host: Host = '__TAURI_INTERNALS__' in window ? tauri : devhost;
