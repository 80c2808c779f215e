import { describe, expect, it } from 'vitest';
import type { CourseChoice } from '../../ipc/bindings/CourseChoice';
import { ageGroups, courseLanguages, firstAnswers, likeliest, withLanguage } from './answers';

const courses: CourseChoice[] = [
  { slug: 'adults-en-v1', language: 'en', age_group: 'adults', layouts: ['us', 'gb'] },
  { slug: 'kids-en-v1', language: 'en', age_group: 'kids', layouts: ['us'] },
  { slug: 'adults-ru-v1', language: 'ru', age_group: 'adults', layouts: ['ru', 'ru-mac'] },
];

describe('the first questions', () => {
  it('offer only what there is a course for', () => {
    expect(courseLanguages(courses)).toEqual(['en', 'ru']);
    expect(ageGroups(courses, 'en')).toEqual(['adults', 'kids']);
    expect(ageGroups(courses, 'ru')).toEqual(['adults']);
  });

  it('begin with the system’s language where it has a course', () => {
    expect(firstAnswers(courses, 'ru')).toMatchObject({ language: 'ru', layout: 'ru', age_group: 'adults' });
    expect(firstAnswers(courses, 'de')).toMatchObject({ language: 'en', layout: 'us' });
  });

  it('keep no answer that another language does not have', () => {
    const child = { ...firstAnswers(courses, 'en'), name: 'Lotte', age_group: 'kids' as const };
    expect(withLanguage(child, courses, 'ru')).toMatchObject({
      name: 'Lotte',
      age_group: 'adults',
      layout: 'ru',
    });
  });

  it('put guessed layouts first and lose none', () => {
    expect(likeliest(['us', 'gb', 'us-dvorak'], ['us-dvorak', 'de'])).toEqual(['us-dvorak', 'us', 'gb']);
  });
});
