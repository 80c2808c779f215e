import { describe, expect, it } from 'vitest';
import type { AgeGroup } from '../../ipc/bindings/AgeGroup';
import type { CourseChoice } from '../../ipc/bindings/CourseChoice';
import { ageGroups, courseLanguages, firstAnswers, layoutFor, likeliest, withLanguage } from './answers';

const course = (language: string, age_group: AgeGroup, layouts: string[], is_own = false): CourseChoice => ({
  slug: is_own ? 'mill' : `${age_group}-${language}-v1`,
  name: '',
  description: '',
  language,
  age_group,
  is_own,
  layouts,
});
const courses: CourseChoice[] = [
  course('en', 'adults', ['us', 'gb']),
  course('en', 'kids', ['us']),
  course('ru', 'adults', ['ru', 'ru-mac']),
  course('it', 'teens', ['it'], true),
];

describe('the first questions', () => {
  it('offer only what there is a course for, and no course that somebody brought along', () => {
    expect(courseLanguages(courses)).toEqual(['en', 'ru']);
    expect(ageGroups(courses, 'en')).toEqual(['adults', 'kids']);
    expect(ageGroups(courses, 'ru')).toEqual(['adults']);
    expect(ageGroups(courses, 'it')).toEqual([]);
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

  it('keep the layout in use where a course has it', () => {
    expect(layoutFor({ layouts: ['us', 'gb'] }, 'gb')).toBe('gb');
    expect(layoutFor({ layouts: ['us', 'gb'] }, 'ru')).toBe('us');
    expect(layoutFor({ layouts: [] }, 'ru')).toBeUndefined();
  });

  it('put guessed layouts first and lose none', () => {
    expect(likeliest(['us', 'gb', 'us-dvorak'], ['us-dvorak', 'de'])).toEqual(['us-dvorak', 'us', 'gb']);
  });
});
