/** The answers of the first start, and which choices there are: only courses that exist can be chosen. */
import type { AgeGroup } from '../../ipc/bindings/AgeGroup';
import type { CourseChoice } from '../../ipc/bindings/CourseChoice';
import type { NewProfile } from '../../ipc/bindings/NewProfile';

export const STEPS = ['language', 'age', 'name', 'keyboard', 'goal'] as const;
export type Step = (typeof STEPS)[number];

export const GOALS = [5, 10, 20] as const;
export const LONGEST_NAME = 40;

const YOUNGEST_LAST: readonly AgeGroup[] = ['adults', 'teens', 'kids'];

/** Courses that come with the app. Those somebody brought along are chosen in the settings. */
function builtIn(courses: readonly CourseChoice[]): CourseChoice[] {
  return courses.filter(({ is_own }) => !is_own);
}

/** Languages with a course, in the order the courses come. */
export function courseLanguages(courses: readonly CourseChoice[]): string[] {
  return [...new Set(builtIn(courses).map(({ language }) => language))];
}

/** Age groups with a course in this language. */
export function ageGroups(courses: readonly CourseChoice[], language: string): AgeGroup[] {
  return YOUNGEST_LAST.filter((age) =>
    builtIn(courses).some((one) => one.language === language && one.age_group === age),
  );
}

/** The course of a language and age group. */
export function courseOf(
  courses: readonly CourseChoice[],
  language: string,
  age: AgeGroup,
): CourseChoice | undefined {
  return builtIn(courses).find((one) => one.language === language && one.age_group === age);
}

/** The answers before anyone answered; every one of them can be gone on with. */
export function firstAnswers(courses: readonly CourseChoice[], systemLanguage: string): NewProfile {
  const languages = courseLanguages(courses);
  const language = languages.includes(systemLanguage) ? systemLanguage : (languages[0] ?? 'en');
  return withLanguage(
    { name: '', language, age_group: 'adults', layout: 'us', daily_goal: 10 },
    courses,
    language,
  );
}

/** The answers in another language: an age group and a layout that exist there. */
export function withLanguage(
  answers: NewProfile,
  courses: readonly CourseChoice[],
  language: string,
): NewProfile {
  const ages = ageGroups(courses, language);
  const age = ages.includes(answers.age_group) ? answers.age_group : (ages[0] ?? 'adults');
  const course = courseOf(courses, language, age);
  const layout = (course && layoutFor(course, answers.layout)) ?? answers.layout;
  return { ...answers, language, age_group: age, layout };
}

/** The layout to type a course on: the one in use where the course has it, else its usual one. */
export function layoutFor({ layouts }: { layouts: readonly string[] }, now: string): string | undefined {
  return layouts.includes(now) ? now : layouts[0];
}

/** Layouts of a course, the likeliest first. */
export function likeliest(layouts: readonly string[], guesses: readonly string[]): string[] {
  const known = guesses.filter((id) => layouts.includes(id));
  return [...known, ...layouts.filter((id) => !known.includes(id))];
}
