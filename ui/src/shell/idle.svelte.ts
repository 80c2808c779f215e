/**
 * Whether anybody is still there. Only key presses and clicks count, whatever the screen is doing: a lesson that pauses
 * is no sign of life. By the clock of the wall, so that a computer that slept knows that time went by.
 */

/** So long before the end somebody is asked. */
const WARNING_MS = 30_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

let warning = $state(false);

/** Whether it is about to end. */
export function isAboutToEnd(): boolean {
  return warning;
}

/** Calls `onidle` once, after so many minutes without a sign of life. The answer stops that. */
export function watchIdle(minutes: number, onidle: () => void): () => void {
  const limit = minutes * 60_000;
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    // A clock that was set back begins anew.
    last = Math.min(last, Date.now());
    const rest = last + limit - Date.now();
    // Whoever calls this in an effect must not depend on what it writes.
    const isNear = rest <= WARNING_MS;
    warning = isNear;
    if (rest <= 0) {
      stop();
      onidle();
      return;
    }
    timer = setTimeout(look, isNear ? rest : rest - WARNING_MS);
  }
  function live(): void {
    last = Date.now();
    if (!warning) return;
    clearTimeout(timer);
    look();
  }
  function stop(): void {
    warning = false;
    clearTimeout(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, live, true);
  }

  for (const sign of SIGNS) window.addEventListener(sign, live, { capture: true, passive: true });
  look();
  return stop;
}
