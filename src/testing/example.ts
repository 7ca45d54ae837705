/**
 * A complete plan of a state education agency, of our own making and true to how such plans are: three goals for
 * students, measures that rise, fall and are kept in a band, groups of students, work that is done, under way,
 * late, given up and carried over into the next year. It uses every field there is and keeps every rule; 2026-08-03 is a good day to look at it.
 */
import type { Plan, PlanInput } from '../model/generated/types.js';
import { aPlan } from './builders.js';

const PERCENT = { kind: 'percent' } as const;
const yearly = (first: number, ...values: readonly number[]) =>
  values.map((value, index) => ({ date: `${first + index}-06-30`, value }));

const input: PlanInput = {
  schemaVersion: 1,
  id: 'lakeland-2025-2030',
  title: 'Lakeland: every learner on the way, 2025 to 2030',
  period: { start: '2025-07-01', end: '2030-06-30' },
  vision: 'A state in which every child learns with joy and leaves school ready for what comes next',
  mission: 'We equip districts to teach every child well, and see to it that support reaches those who need it first',
  purpose: 'What the department does from 2025 to 2030, and how it will know whether that works',
  extensions: { approvedBy: 'State Board of Education', approvedOn: '2025-06-12' },
  values: [
    { id: 'value-children', name: 'Children first', description: 'What serves children decides' },
    { id: 'value-candor', name: 'Candor', description: 'We say what the numbers say, also when they are ours' },
    { id: 'value-local', name: 'Near the classroom', description: 'Those who do the work shape it' },
  ],
  organization: {
    id: 'lakeland-doe',
    name: 'Lakeland Department of Education',
    kind: 'sea',
    chief: { name: 'Ruth Amado', title: 'State Superintendent' },
    functions: [
      { id: 'function-instruction', name: 'Instruction', description: 'What is taught, and how' },
      { id: 'function-support', name: 'Support of schools', description: 'Help where results lag' },
      { id: 'function-data', name: 'Data', description: 'Collecting and reporting what is known' },
    ],
    divisions: [
      {
        id: 'division-learning',
        name: 'Teaching and Learning',
        leader: { name: 'Owen Marsh', title: 'Deputy Superintendent' },
        functionIds: ['function-instruction'],
        units: [
          {
            id: 'unit-literacy',
            name: 'Literacy',
            leader: { name: 'Ines Duarte' },
            functionIds: ['function-instruction'],
          },
          { id: 'unit-mathematics', name: 'Mathematics', functionIds: ['function-instruction'] },
          { id: 'unit-careers', name: 'Career Pathways', functionIds: ['function-instruction'] },
        ],
      },
      {
        id: 'division-support',
        name: 'School Support',
        leader: { name: 'Grace Obi', title: 'Assistant Superintendent' },
        functionIds: ['function-support', 'function-data'],
        units: [
          { id: 'unit-regional', name: 'Regional Support', functionIds: ['function-support'] },
          { id: 'unit-wellbeing', name: 'Student Wellbeing', functionIds: ['function-support'] },
          { id: 'unit-data', name: 'Data and Reporting', functionIds: ['function-data'] },
        ],
      },
    ],
    coordinations: [
      {
        id: 'coordination-visits',
        purpose: 'One calendar of visits, so that a school is asked once',
        unitIds: ['unit-literacy', 'unit-regional'],
      },
    ],
  },
  teams: [
    {
      id: 'team-reading',
      name: 'Reading team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-literacy', 'unit-regional', 'unit-data'],
      leader: { name: 'Ines Duarte' },
    },
    {
      id: 'team-attendance',
      name: 'Attendance team',
      purpose: 'managing-performing',
      unitIds: ['unit-wellbeing', 'unit-data'],
      leader: { name: 'Paul Winter' },
    },
    {
      id: 'team-pathways',
      name: 'Pathways team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-careers', 'unit-mathematics'],
    },
  ],
  goals: [
    {
      id: 'goal-reading',
      statement: 'Every child reads with understanding by the end of grade 3',
      description: 'Reading well by the end of grade 3 opens every later subject',
      focus: 'student',
      weight: 2,
      responsible: { name: 'Owen Marsh', title: 'Deputy Superintendent' },
      teamId: 'team-reading',
      codes: ['early-literacy'],
      alignsTo: [{ planId: 'lakeland-vision-2035', goalId: 'vision-literacy' }],
      measures: [
        {
          id: 'measure-grade-3',
          code: 'reading-proficiency-3',
          indicator: 'Students proficient in reading at the end of grade 3',
          dataSource: 'State reading assessment',
          unit: PERCENT,
          direction: 'increase',
          frequency: 'annual',
          baseline: { date: '2025-06-30', value: 48.2 },
          targets: yearly(2026, 50, 53, 56, 60, 65),
          observations: [{ date: '2026-06-30', value: 50.4, n: 61840, margin: 0.4 }],
          lagMonths: 12,
          responsible: { name: 'Tom Reyes', title: 'Director of Assessment' },
          subgroups: [
            {
              id: 'group-english-learners',
              name: 'English learners',
              dimension: 'english proficiency',
              baseline: { date: '2025-06-30', value: 22.1 },
              targets: yearly(2026, 26, 31, 37, 44, 52),
              observations: [{ date: '2026-06-30', value: 24.3, n: 7420 }],
            },
            {
              id: 'group-disabilities',
              name: 'Students with disabilities',
              dimension: 'disability',
              baseline: { date: '2025-06-30', value: 18.7 },
              targets: yearly(2026, 22, 27, 33, 40, 48),
              observations: [{ date: '2026-06-30', value: 23.1, n: 8310 }],
            },
          ],
        },
        {
          id: 'measure-naep-4',
          code: 'naep-reading-4',
          indicator: 'Average scale score in NAEP reading, grade 4',
          dataSource: 'National Assessment of Educational Progress',
          unit: { kind: 'score', label: 'scale points' },
          direction: 'increase',
          frequency: 'biennial',
          baseline: { date: '2024-06-30', value: 214 },
          targets: [
            { date: '2026-06-30', value: 217 },
            { date: '2028-06-30', value: 220 },
            { date: '2030-06-30', value: 224 },
          ],
        },
      ],
      strategies: [
        {
          id: 'strategy-coaching',
          title: 'Coach every teacher of early reading',
          description: 'Regional coaches work side by side with teachers of kindergarten to grade 3',
          rationale: 'Districts with coaches gained twice as much between 2022 and 2025',
          period: { start: '2025-07-01', end: '2029-06-30' },
          responsible: { name: 'Ines Duarte' },
          codes: ['early-literacy', 'coaching'],
          theory: {
            if: ['we place a trained reading coach in every region', 'coaches work with teachers week by week'],
            then: ['teachers use what is known about how children learn to read'],
            and: ['fewer children fall behind in their first three years'],
          },
          measures: [
            {
              id: 'measure-coached',
              indicator: 'Teachers of kindergarten to grade 3 coached this plan',
              dataSource: 'Coaching log',
              unit: { kind: 'count', label: 'teachers' },
              direction: 'increase',
              accumulation: 'sum',
              frequency: 'quarterly',
              baseline: { date: '2025-06-30', value: 0 },
              targets: [
                { date: '2026-06-30', value: 900 },
                { date: '2027-06-30', value: 2400 },
                { date: '2028-06-30', value: 4000 },
              ],
              observations: [
                { date: '2025-12-31', value: 310 },
                { date: '2026-03-31', value: 260 },
                { date: '2026-06-30', value: 395, note: 'Two regions started in May' },
              ],
            },
            {
              id: 'measure-practice',
              indicator: 'Observed lessons with systematic reading instruction',
              dataSource: 'Classroom observation, sample of 240 lessons',
              unit: { kind: 'level', levels: ['few', 'some', 'most', 'nearly all'] },
              direction: 'increase',
              trajectory: 'step',
              frequency: 'annual',
              baseline: { date: '2025-06-30', value: 0 },
              targets: [
                { date: '2027-06-30', value: 2 },
                { date: '2029-06-30', value: 3 },
              ],
              observations: [{ date: '2026-05-31', value: 1, n: 240 }],
            },
          ],
          milestones: [
            {
              id: 'milestone-coaches',
              title: 'A trained coach works in every region',
              description: 'Coaches are hired, placed and trained together',
              codes: ['coaching'],
              responsible: { name: 'Ines Duarte' },
              reports: [{ date: '2026-06-30', percentComplete: 95, judgement: 'on-schedule' }],
              period: { start: '2025-07-01', end: '2026-06-30' },
              teamId: 'team-reading',
              actions: [
                {
                  id: 'action-recruit',
                  title: 'Recruit and place regional coaches',
                  period: { start: '2025-07-01', end: '2025-12-31' },
                  unitId: 'unit-regional',
                  responsible: { name: 'Grace Obi', title: 'Assistant Superintendent' },
                  inputs: [
                    {
                      id: 'input-salaries',
                      kind: 'money',
                      description: 'Salaries',
                      planned: 1200000,
                      used: [
                        { date: '2025-12-31', amount: 540000 },
                        { date: '2026-06-30', amount: 645000, note: 'Two coaches started in March' },
                      ],
                      unit: 'US dollars',
                    },
                    {
                      id: 'input-panel',
                      kind: 'staff-time',
                      description: 'Hiring panels',
                      planned: 320,
                      used: [{ date: '2026-06-30', amount: 355 }],
                      unit: 'hours',
                    },
                  ],
                  outputs: [
                    {
                      id: 'output-coaches',
                      description: 'Coaches in place',
                      planned: 24,
                      delivered: [{ date: '2026-01-12', amount: 24 }],
                      unit: 'coaches',
                    },
                  ],
                  reports: [
                    { date: '2025-10-01', percentComplete: 40, judgement: 'on-schedule' },
                    { date: '2026-01-12', percentComplete: 100, judgement: 'on-schedule' },
                  ],
                },
                {
                  id: 'action-train',
                  title: 'Train the coaches together',
                  description: 'Four weeks in all, half of them in classrooms',
                  codes: ['coaching'],
                  period: { start: '2025-11-01', end: '2026-06-30' },
                  unitId: 'unit-literacy',
                  outputs: [
                    {
                      id: 'output-training',
                      description: 'Coaches certified',
                      planned: 24,
                      delivered: [{ date: '2026-06-30', amount: 21 }],
                      unit: 'coaches',
                    },
                  ],
                  reports: [
                    { date: '2026-02-28', percentComplete: 50, judgement: 'on-schedule' },
                    {
                      date: '2026-06-15',
                      percentComplete: 90,
                      judgement: 'on-schedule',
                      note: 'Three coaches repeat the last unit',
                    },
                  ],
                },
              ],
            },
            {
              id: 'milestone-cycles',
              dependsOn: ['milestone-coaches'],
              weight: 2,
              title: 'Coaching runs in steady cycles in every elementary school',
              period: { start: '2026-07-01', end: '2027-06-30' },
              teamId: 'team-reading',
              actions: [
                {
                  id: 'action-calendar',
                  title: 'Agree on a coaching calendar with the districts',
                  period: { start: '2026-07-01', end: '2026-09-30' },
                  unitId: 'unit-regional',
                  reports: [{ date: '2026-07-31', percentComplete: 35, judgement: 'on-schedule' }],
                },
                {
                  id: 'action-cycles',
                  dependsOn: ['action-train'],
                  title: 'Run three coaching cycles',
                  period: { start: '2026-09-01', end: '2027-06-30' },
                  unitId: 'unit-literacy',
                  weight: 2,
                  inputs: [
                    { id: 'input-travel', kind: 'money', description: 'Travel', planned: 96000, unit: 'US dollars' },
                  ],
                },
              ],
            },
          ],
        },
        {
          id: 'strategy-materials',
          title: 'Put strong reading materials into every classroom',
          theory: {
            if: ['we review materials openly', 'districts get help to buy and to use the best'],
            then: ['every classroom has materials worth teaching from'],
            and: ['teachers spend their time on children rather than on copying'],
          },
          measures: [
            {
              id: 'measure-adopted',
              indicator: 'Districts that use reviewed materials in kindergarten to grade 3',
              dataSource: 'Survey of districts',
              unit: PERCENT,
              direction: 'increase',
              frequency: 'annual',
              baseline: { date: '2025-06-30', value: 31 },
              targets: yearly(2026, 45, 60, 75, 90),
              observations: [{ date: '2026-06-30', value: 34, n: 118 }],
            },
          ],
          milestones: [
            {
              id: 'milestone-review',
              title: 'The review of reading materials is published',
              period: { start: '2025-09-01', end: '2026-08-31' },
              unitId: 'unit-literacy',
              actions: [
                {
                  id: 'action-criteria',
                  title: 'Agree on criteria with teachers',
                  period: { start: '2025-09-01', end: '2025-12-31' },
                  unitId: 'unit-literacy',
                  reports: [{ date: '2025-12-20', percentComplete: 100 }],
                },
                {
                  id: 'action-panels',
                  title: 'Review submissions in regional panels',
                  period: { start: '2026-01-01', end: '2026-08-31' },
                  unitId: 'unit-literacy',
                  reports: [
                    { date: '2026-04-30', percentComplete: 55, judgement: 'on-schedule' },
                    { date: '2026-07-25', percentComplete: 90, judgement: 'on-schedule' },
                  ],
                },
                {
                  id: 'action-fair',
                  title: 'Hold a fair of materials',
                  period: { start: '2026-02-01', end: '2026-06-30' },
                  unitId: 'unit-regional',
                  discontinued: { date: '2026-03-15', reason: 'Districts asked for regional meetings instead' },
                },
              ],
            },
            {
              id: 'milestone-meetings',
              title: 'Every region has met over reading materials',
              period: { start: '2025-09-01', end: '2026-06-30' },
              responsible: { name: 'Grace Obi', title: 'Assistant Superintendent' },
              discontinued: {
                date: '2026-06-30',
                reason: 'Half of the regions asked to meet after the summer',
                carriedOverTo: 'milestone-meetings-2',
              },
              actions: [
                {
                  id: 'action-meetings',
                  title: 'Hold a meeting in each region',
                  period: { start: '2025-09-01', end: '2026-06-30' },
                  unitId: 'unit-regional',
                  reports: [{ date: '2026-05-31', percentComplete: 50, judgement: 'behind-schedule' }],
                  discontinued: {
                    date: '2026-06-30',
                    reason: 'Goes on in the next school year',
                    carriedOverTo: 'action-meetings-2',
                  },
                },
              ],
            },
            {
              id: 'milestone-meetings-2',
              title: 'Every region has met over reading materials, and chosen',
              period: { start: '2026-09-01', end: '2027-06-30' },
              responsible: { name: 'Grace Obi', title: 'Assistant Superintendent' },
              continues: 'milestone-meetings',
              actions: [
                {
                  id: 'action-meetings-2',
                  title: 'Hold a meeting in each region that has not met',
                  period: { start: '2026-09-01', end: '2027-06-30' },
                  unitId: 'unit-regional',
                  continues: 'action-meetings',
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'goal-present',
      statement: 'Every student is in school, safe and known',
      focus: 'student',
      measures: [
        {
          id: 'measure-absence',
          code: 'chronic-absence',
          indicator: 'Students who miss a tenth of school days or more',
          dataSource: 'Student information system',
          unit: PERCENT,
          direction: 'decrease',
          frequency: 'annual',
          baseline: { date: '2025-06-30', value: 26.4 },
          targets: yearly(2026, 24, 21, 18, 16, 14),
          observations: [{ date: '2026-06-30', value: 27.3, n: 812400 }],
          subgroups: [
            {
              id: 'group-foster',
              name: 'Children in foster care',
              dimension: 'foster care',
              withheld: [{ date: '2025-12-31', reason: 'Counted by district, where some groups are small' }],
              revisions: [
                {
                  until: '2026-01-31',
                  baseline: { date: '2025-06-30', value: 39.1 },
                  targets: yearly(2026, 34, 29, 25, 21, 18),
                  reason: 'The baseline was counted anew, and the targets with it',
                },
              ],
              baseline: { date: '2025-06-30', value: 38.5 },
              targets: yearly(2026, 35, 31, 27, 23, 20),
              observations: [{ date: '2026-06-30', value: 36.0, n: 4130 }],
            },
          ],
        },
        {
          id: 'measure-ratio',
          indicator: 'Students per school counselor',
          dataSource: 'Staffing report',
          unit: { kind: 'rate', label: 'students per counselor' },
          direction: 'maintain',
          frequency: 'annual',
          baseline: { date: '2025-06-30', value: 372 },
          targets: [{ date: '2028-06-30', low: 220, high: 300 }],
          observations: [{ date: '2026-06-30', value: 338 }],
        },
      ],
      strategies: [
        {
          id: 'strategy-attendance',
          title: 'Notice absence early and answer it together',
          alsoServes: ['goal-reading'],
          period: { start: '2025-10-01', end: '2028-06-30' },
          responsible: { name: 'Paul Winter' },
          codes: ['attendance'],
          weight: 1.5,
          theory: {
            if: ['schools see every week who is missing', 'a team speaks with the family before the tenth day'],
            then: ['reasons for absence are found and answered'],
            and: ['students come back and stay'],
          },
          measures: [
            {
              id: 'measure-teams',
              indicator: 'Schools with a working attendance team',
              dataSource: 'Regional support visits',
              unit: { kind: 'count', label: 'schools' },
              direction: 'increase',
              frequency: 'semiannual',
              weight: 2,
              baseline: { date: '2025-06-30', value: 140 },
              revisions: [
                {
                  until: '2025-12-31',
                  targets: [
                    { date: '2026-06-30', value: 350 },
                    { date: '2027-06-30', value: 700 },
                  ],
                  reason: 'More schools than planned volunteered in the fall',
                },
              ],
              targets: [
                { date: '2026-06-30', value: 400 },
                { date: '2027-06-30', value: 800 },
              ],
              observations: [
                { date: '2025-12-31', value: 236 },
                { date: '2026-06-30', value: 428 },
              ],
            },
          ],
          milestones: [
            {
              id: 'milestone-signals',
              title: 'Every district sees weekly attendance signals',
              period: { start: '2025-10-01', end: '2026-09-30' },
              teamId: 'team-attendance',
              actions: [
                {
                  id: 'action-dashboard',
                  title: 'Build the weekly signal',
                  period: { start: '2025-10-01', end: '2026-03-31' },
                  unitId: 'unit-data',
                  reports: [
                    { date: '2026-01-15', percentComplete: 60 },
                    { date: '2026-03-28', percentComplete: 100 },
                  ],
                },
                {
                  id: 'action-onboard',
                  title: 'Bring districts onto the signal',
                  period: { start: '2026-02-01', end: '2026-09-30' },
                  unitId: 'unit-data',
                  reports: [
                    { date: '2026-05-31', percentComplete: 55, judgement: 'on-schedule' },
                    { date: '2026-07-31', percentComplete: 80, judgement: 'on-schedule' },
                  ],
                },
                {
                  id: 'action-family',
                  title: 'Coach school teams in talking with families',
                  period: { start: '2026-03-01', end: '2026-09-30' },
                  unitId: 'unit-wellbeing',
                  responsible: { name: 'Paul Winter' },
                  reports: [{ date: '2026-07-31', percentComplete: 75 }],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'goal-ready',
      statement: 'Every graduate is ready for college, a career and civic life',
      focus: 'student',
      measures: [
        {
          id: 'measure-graduation',
          code: 'cohort-graduation',
          indicator: 'Students who graduate within four years',
          dataSource: 'Cohort graduation report',
          unit: PERCENT,
          direction: 'increase',
          frequency: 'annual',
          baseline: { date: '2025-06-30', value: 86.1 },
          targets: yearly(2026, 86.8, 87.6, 88.5, 89.5, 90.5),
          observations: [{ date: '2026-06-30', value: 87.0, n: 58220 }],
        },
      ],
      strategies: [
        {
          id: 'strategy-pathways',
          title: 'Open a career pathway in every high school',
          theory: {
            if: ['we join schools, colleges and employers in regional compacts'],
            then: ['every student finds a pathway worth following'],
            and: ['more of them finish school with a credential'],
          },
          measures: [
            {
              id: 'measure-credentials',
              indicator: 'Students who earn a recognized credential',
              dataSource: 'Credential registry',
              unit: { kind: 'count', label: 'students' },
              direction: 'increase',
              frequency: 'annual',
              baseline: { date: '2025-06-30', value: 21400 },
              targets: yearly(2026, 23000, 26000, 30000),
              observations: [{ date: '2026-06-30', value: 30850 }],
            },
            {
              id: 'measure-placements',
              indicator: 'Work placements offered to students in the year',
              dataSource: 'Reports of the regional compacts',
              unit: { kind: 'count', label: 'placements' },
              direction: 'increase',
              accumulation: 'period',
              frequency: 'quarterly',
              thresholds: { onTrack: 0.85, atRisk: 0.6, tolerance: 0.05 },
              baseline: { date: '2025-06-30', value: 5200 },
              targets: [
                { date: '2026-06-30', start: '2025-07-01', value: 6000, note: 'Agreed with the compacts' },
                { date: '2027-06-30', start: '2026-07-01', value: 7500 },
              ],
              observations: [
                { date: '2025-12-31', start: '2025-07-01', value: 2900 },
                { date: '2026-06-30', start: '2026-01-01', value: 3240, note: 'Two compacts reported late' },
              ],
            },
          ],
          milestones: [
            {
              id: 'milestone-compacts',
              title: 'Regional compacts are signed and at work',
              period: { start: '2026-01-01', end: '2026-12-31' },
              teamId: 'team-pathways',
              actions: [
                {
                  id: 'action-compacts',
                  title: 'Negotiate the compacts',
                  period: { start: '2026-01-01', end: '2026-08-31' },
                  unitId: 'unit-careers',
                  reports: [{ date: '2026-06-30', percentComplete: 30, judgement: 'on-schedule' }],
                },
                {
                  id: 'action-standards',
                  title: 'Align pathway courses with mathematics standards',
                  period: { start: '2026-03-01', end: '2026-11-30' },
                  unitId: 'unit-mathematics',
                  reports: [{ date: '2026-07-15', percentComplete: 20, judgement: 'behind-schedule' }],
                },
              ],
            },
            {
              id: 'milestone-advising',
              title: 'Every student has an advisor and a plan',
              period: { start: '2027-01-01', end: '2027-12-31' },
              teamId: 'team-pathways',
              actions: [
                {
                  id: 'action-advisors',
                  title: 'Prepare advisors',
                  period: { start: '2027-01-01', end: '2027-08-31' },
                  unitId: 'unit-careers',
                },
              ],
            },
          ],
        },
        {
          id: 'strategy-fairs',
          title: 'Bring employers to career fairs',
          theory: {
            if: ['employers come to fairs in every region'],
            then: ['students meet people who do the work they dream of'],
            and: [],
          },
          period: { start: '2025-07-01', end: '2027-06-30' },
          discontinued: {
            date: '2026-05-31',
            reason: 'Few students came; the compacts reach more',
            carriedOverTo: 'strategy-pathways',
          },
          measures: [
            {
              id: 'measure-fair-visits',
              indicator: 'Visits of students to career fairs',
              dataSource: 'Registration at the door',
              unit: { kind: 'count', label: 'visits' },
              direction: 'increase',
              baseline: { date: '2025-06-30', value: 3100 },
              targets: yearly(2026, 9000, 12000),
              observations: [{ date: '2026-05-15', value: 3450 }],
            },
          ],
          milestones: [
            {
              id: 'milestone-fairs',
              title: 'A career fair is held in every region',
              period: { start: '2025-09-01', end: '2026-06-30' },
              unitId: 'unit-careers',
              discontinued: { date: '2026-05-31', reason: 'The strategy was given up' },
              actions: [
                {
                  id: 'action-fairs',
                  title: 'Organize the fairs',
                  period: { start: '2025-09-01', end: '2026-06-30' },
                  unitId: 'unit-careers',
                  reports: [{ date: '2026-04-30', percentComplete: 60, judgement: 'on-schedule' }],
                  discontinued: { date: '2026-05-31', reason: 'The strategy was given up' },
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  adjustments: [
    {
      id: 'adjustment-fair',
      date: '2026-03-15',
      rationale: 'Districts want to see materials with their neighbors, so the fair gives way to regional meetings',
      entityIds: ['action-fair', 'strategy-materials'],
    },
    {
      id: 'adjustment-fairs',
      date: '2026-05-31',
      rationale: 'Career fairs reach few students; the regional compacts reach more',
      entityIds: ['strategy-fairs', 'strategy-pathways'],
    },
  ],
};

/**
 * A complete plan of an imagined state agency, Lakeland, frozen and free of broken rules.
 *
 * @example
 * ```ts
 * const standing = rollup(examplePlan, { asOf: '2026-08-03' });
 * standing.goals.map(({ id, performance }) => `${id}: ${performance.status}`);
 * ```
 */
export const examplePlan: Plan = /* @__PURE__ */ aPlan(input);
