import type { StartState } from '../../ipc/bindings/StartState';

/** Language of the course that is being learned; of one whose file is gone, the interface's. */
export function courseLanguage(start: Pick<StartState, 'profile' | 'courses' | 'settings'> | null): string {
  const course = start?.courses.find(({ slug }) => slug === start.profile?.course);
  return course?.language ?? start?.settings.language ?? 'en';
}
