import { describe, expect, it } from 'vitest';
import { quantityIn } from '../../src/rules/quantity.js';

describe('a quantity to reach', () => {
  it.each([
    ['Coaching reaches at least 40 schools', '40 schools'],
    ['Raise proficiency to 60%', '60%'],
    ['Raise proficiency to 60 %', '60 %'],
    ['Raise proficiency by five percent', 'five percent'],
    ['Train 40 coaches', '40 coaches'],
    ['40 people read', '40 people'],
    ['Improve at least 40 children’s homes', '40 children’s'],
    ['Train forty coaches', 'forty coaches'],
    ['Train twenty-five coaches', 'twenty-five coaches'],
    ['No fewer than three regions take part', 'three regions'],
    ['At least two thousand five hundred students', 'two thousand'],
    ['Half of the districts use the model', 'Half of'],
    ['Two-thirds of districts use the model', 'Two-thirds of'],
    ['Raise $2,000,000 for books', '$2,000,000 for'],
    ['Enroll 500,000 students', '500,000 students'],
    ['Between 40-50 schools join', '40-50 schools'],
    ['More than 2000 teachers are certified', '2000 teachers'],
    ['Reach 10k families', '10k families'],
    ['A 5-percent gain in reading', '5-percent gain'],
    ['Enrolment grows to 1200', '1200'],
    ['Coaches reach ("40 schools")', '40 schools'],
    ['The board asked to "train 40 coaches."', '40 coaches'],
    ['  Train  40  coaches ', '40 coaches'],
    ['  Train 40 more', '40 more'],
    ['A total of three regions take part', 'three regions'],
    ['No fewer than three 4th-grade classes', 'three 4th-grade'],
    ['Train ten 4th-grade teachers', 'ten 4th-grade'],
    ['A gain of five per-cent', 'five per-cent'],
    ['504 students are served', '504 students'],
    ['40 plans are reviewed', '40 plans'],
    ['504 planners are hired', '504 planners'],
    ['504 subplans are written', '504 subplans'],
    ['A level of support in 40 schools', '40 schools'],
    ['In each grade band 40 schools join', '40 schools'],
    ['Every level orders 40 books', '40 books'],
    ['To 40 schools coaches are sent', '40 schools'],
    ['The Reading 40 schools meet', '40 schools'],
    ['Reading is taught. Train 40 more', '40 more'],
    ['The McREL 40 schools join', '40 schools'],
    ['The PTAs 40 schools have', '40 schools'],
  ])('%j states %j', (text, quantity) => {
    expect(quantityIn(text)).toBe(quantity);
  });
});

describe('no quantity', () => {
  it.each([
    'Two or more raise the percent of readers each year',
    'Schools join one by one, and at least one',
    'Serve at least ten',
    'Coaching is established in every region',
    'By 2027 every school has a coach',
    'The plan of 2025-2030 is in force',
    'The budget of 2025–26 is agreed',
    'Title I schools are served',
    'Title 1 schools are served',
    'A K-12 framework is published',
    'Pre-K-12 teachers share the framework',
    'Students of grade 4 read daily',
    'Students of grades 3-8 read daily',
    'Students of grades 3, 5 and 8 are assessed',
    'Fourth and 8th grade teachers are trained',
    'Phase 2 of the pilot begins',
    'Schools in Tier 2 and 3 get help',
    'Section 504 plans are reviewed',
    '504 plans are reviewed',
    'The report is due on 30 June',
    'The report is due June 30, 2027',
    'The 21st century skills guide is out',
    'A 12-month calendar is agreed',
    'The pilot runs for 18 months',
    'Support is there 24/7',
    'Every student has a 1:1 device',
    'COVID-19 recovery is complete',
    'Algebra 1 is open to all',
    'The Apollo 11 curriculum is adopted',
    'NCSIS 2 replaces NCSIS',
    'One calendar for two-way exchange',
    'Teachers and one coach meet',
    'The halfway review is held',
    'The number of schools is forty',
    'Teams of three teachers meet',
    'Of three regions none is left out',
    'The total is three regions',
    'A high percent of students read',
    'The grade 3 non-percentile scale is used',
    'The half day is kept',
    'Grade ten students read',
    'The report is due on june 30 at noon',
    'A 504 plan is written',
    'Tiers 1 and 2 are merged',
    'Students of grades 3-5 and 8 are assessed',
    'The v2.x Apollo 11 guide is out',
    'The Apollo 11 mission guide is out',
    '',
    '   ',
  ])('%j states none', (text) => {
    expect(quantityIn(text)).toBeUndefined();
  });

  it('is seen in a list under its label, as far as twenty words back', () => {
    const grades = (listed: number) => `Grades ${'7, '.repeat(listed)}are assessed`;
    expect(quantityIn(grades(20))).toBeUndefined();
    expect(quantityIn(grades(21))).toBe('7 are');
  });
});
