/**
 * Measures what a key costs: its own time stamp to the first animation frame after the change. Asleep unless a
 * test puts an array into `window.__tactusProbe`; each key then adds its ms.
 */
declare global {
  interface Window {
    __tactusProbe?: number[];
  }
}

export function probe(stamp: number): void {
  const times = window.__tactusProbe;
  if (times === undefined) return;
  requestAnimationFrame(() => times.push(performance.now() - stamp));
}
