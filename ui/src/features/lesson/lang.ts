import type { Profile } from '../../ipc/bindings/Profile';

/** Language of a profile's course, from its slug: `adults-en-v1`. */
export function courseLanguage(profile: Profile | null): string {
  return profile?.course.split('-')[1] ?? 'en';
}
