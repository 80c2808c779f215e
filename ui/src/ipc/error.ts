/** What the app answers when it cannot do what was asked; its sentence is Fluent's `error-<code>`. */
export class AppError extends Error {
  constructor(
    /** Stable name of what went wrong: `disk-full`, `offline`. */
    readonly code: string,
    /** Arguments of the sentence. */
    readonly args: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'AppError';
  }
}

/** Turns whatever a host rejected with into an `AppError`; what is unknown becomes `internal`. */
export function toAppError(reason: unknown): AppError {
  if (reason instanceof AppError) return reason;
  if (typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string') {
    const args =
      'args' in reason && typeof reason.args === 'object' && reason.args !== null ? reason.args : {};
    return new AppError(reason.code, args as Record<string, string | number>);
  }
  return new AppError('internal', { detail: reason instanceof Error ? reason.message : String(reason) });
}
