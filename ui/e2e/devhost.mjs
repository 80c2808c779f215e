// The app behind a browser: one devhost with its own empty data folder, on a port of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const dist = process.env.TACTUS_UI_DIST ?? join(import.meta.dirname, '../dist');

/** Says what is missing before any test fails for it. */
function program() {
  const path = process.env.TACTUS_DEVHOST;
  if (!path) throw new Error('TACTUS_DEVHOST must name the devhost program: cargo build -p devhost');
  return path;
}

/**
 * Starts a devhost; with `t` it ends with that test. `language` is the system's, `serverUrl` the sync server; nothing answers at the default one,
 * so that no test ever leaves this machine. `updates`: releases of newer versions, and the file that is the program.
 */
export async function startDevhost({
  t,
  language = 'en-US',
  serverUrl = 'http://127.0.0.1:9',
  dataDir,
  policy,
  updates,
} = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tactus-e2e-')));
  const args = ['--data-dir', folder, '--ui', dist, '--language', language, '--server-url', serverUrl];
  if (policy) args.push('--policy', policy);
  if (updates)
    args.push('--update-url', updates.list, '--update-key', updates.key, '--update-file', updates.file);
  const child = spawn(program(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^ready (http:\S+)/.exec(line) ?? [];
      if (url) return url;
    }
    throw new Error(`devhost ended before it was ready:\n${log}`);
  })();
  async function stop(signal = 'SIGTERM') {
    child.kill(signal);
    await ended;
  }
  async function clear() {
    await stop();
    if (!dataDir) await rm(folder, { recursive: true, force: true });
  }
  t?.after(clear);
  const url = await ready;
  return {
    url,
    dataDir: folder,
    /** Asks a command past the interface, to look at what it stored. */
    async rpc(name, body = {}) {
      const answer = await fetch(`${url}/rpc/${name}`, { method: 'POST', body: JSON.stringify(body) });
      const value = await answer.json();
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(value)}`);
      return value;
    },
    /** What the app told the system's browser to open; none is opened here. */
    async opened() {
      for (;;) {
        const [, opened] = /a browser would open[^"]*"(http[^"]+)"/.exec(log) ?? [];
        if (opened) return opened;
        await once(child.stderr, 'data');
      }
    },
    /** Waits until it has logged this. */
    async logged(words) {
      while (!words.test(log)) await once(child.stderr, 'data');
    },
    /** Ends it and leaves its data. */
    stop,
    /** Ends it; its data go too, unless the caller brought them. */
    clear,
  };
}
