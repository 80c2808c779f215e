/**
 * Gives an element the focus as its screen arrives. What a screen waits for may come late: whoever has opened something
 * that floats meanwhile is left in it.
 */
export function takeFocus(element: HTMLElement, options?: FocusOptions): void {
  const floating = document.activeElement?.closest('[role="dialog"], dialog') ?? null;
  if (floating === null || floating.contains(element)) element.focus(options);
}
