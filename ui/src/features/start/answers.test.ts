import { describe, expect, it } from 'vitest';
import type { CourseChoice } from '../../ipc/bindings/CourseChoice';
import { ageGroups, courseLanguages, firstAnswers, likeliest, withLanguage } from './answers';

function course(slug: string, layouts: string[]): CourseChoice {
  const [age, language] = slug.split('-') as [CourseChoice['age_group'], string];
  return { slug, name: slug, description: '', language, age_group: age, is_own: false, layouts };
}

const courses = [
  course('adults-en-v1', ['us', 'gb']),
  course('kids-en-v1', ['us']),
  course('adults-ru-v1', ['ru', 'ru-mac']),
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
