/** Where eight fingers rest, by the places of the keys: the same on every layout. */
export const LEFT_INDEX = 'KeyF';
export const RIGHT_INDEX = 'KeyJ';
export const LEFT_OTHERS = ['KeyA', 'KeyS', 'KeyD'] as const;
export const RIGHT_OTHERS = ['KeyK', 'KeyL', 'Semicolon'] as const;
export const HOME: ReadonlySet<string> = new Set([LEFT_INDEX, RIGHT_INDEX, ...LEFT_OTHERS, ...RIGHT_OTHERS]);
