/** The typing surface and what belongs to it. */
export { Batcher } from './batcher';
export { LayoutGuard } from './guard';
export { LiveFigures } from './live';
export { Mirror, type Mark, type Outcome } from './mirror';
export { probe } from './probe';
export { type PauseReason, type Pending, TypingSurface } from './surface';
