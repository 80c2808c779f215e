/** Brings a text to Rust in parts of bounded size: the web view has no files, only their bytes. */
import { call } from '../../ipc';
import type { TextReview } from '../../ipc/bindings/TextReview';

/** `String.fromCharCode` takes no more arguments at once everywhere. */
const CHUNK = 0x8000;

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

export interface Way {
  /** The share that is over, 0 to 1. */
  onprogress: (part: number) => void;
  /** Whether the learner thought better of it. */
  isCancelled: () => boolean;
}

/** Sends it part by part; `null` when it was cancelled, else the import that has it all. */
export async function send(
  begin: 'begin_import' | 'begin_data_import',
  source: Blob,
  name: string | null,
  way: Way,
): Promise<string | null> {
  const begun = await call(begin, { name, size: source.size });
  for (let from = 0; from < source.size; from += begun.part) {
    const part = new Uint8Array(await source.slice(from, from + begun.part).arrayBuffer());
    if (way.isCancelled()) return null;
    await call('add_import', { import: begun.import, from, data: base64(part) });
    way.onprogress((from + part.length) / source.size);
  }
  return begun.import;
}

/** Sends it and has it read; `null` when it was cancelled. `name` is `null` for what was pasted. */
export async function bring(source: Blob, name: string | null, way: Way): Promise<TextReview | null> {
  const sent = await send('begin_import', source, name, way);
  if (sent === null) return null;
  const review = await call('review_import', { import: sent });
  return way.isCancelled() ? null : review;
}
