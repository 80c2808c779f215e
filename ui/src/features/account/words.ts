/** What the server says about one field of a form, in words; `null` where it says nothing about that field. */
import type { AppError } from '../../ipc';
import { t, tPassword } from '../../locale/index.svelte';
import { SHORTEST_PASSWORD } from './answers';

/** The field that was refused, and the server's reason. */
function refused(error: AppError | null): { field: string; reason: string } | null {
  if (error?.args['code'] !== 'invalid') return null;
  return { field: String(error.args['field'] ?? ''), reason: String(error.args['reason'] ?? '') };
}

/** About the new password, which the server calls `field`. */
export function aboutNewPassword(error: AppError | null, field: 'password' | 'new'): string | null {
  const about = refused(error);
  return about?.field === field ? tPassword(about.reason, SHORTEST_PASSWORD) : null;
}

/** About the address. */
export function aboutEmail(error: AppError | null): string | null {
  if (error?.args['code'] === 'email_taken') return t('error-server-email-taken');
  return refused(error)?.field === 'email' ? t('register-email-wrong') : null;
}

/** About the present password. */
export function aboutPassword(error: AppError | null): string | null {
  return error?.args['code'] === 'invalid_credentials' ? t('access-password-wrong') : null;
}
