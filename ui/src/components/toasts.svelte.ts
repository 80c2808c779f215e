/** One line at the bottom for what has just been done. */
export interface Toast {
  text: string;
  undo?: () => void;
}

let shown = $state<Toast | null>(null);

export function toast(): Toast | null {
  return shown;
}

/** Says it now, in place of what was said before. */
export function say(text: string, undo?: () => void): void {
  shown = undo ? { text, undo } : { text };
}

export function dismissToast(): void {
  shown = null;
}
