/**
 * A plan of a real state education agency, told in our own words.
 *
 * Published by the North Carolina Department of Public Instruction (strategic plan 2025-2030, its public plan
 * site, status as of 2026-08-03), and kept as published: the names of pillars (our goals), focus areas (our
 * strategies) and actions, each action's launch date and status, and each measure's figures.
 *
 * Ours, and marked so under `extensions.ours`: what SPM asks for and the published plan does not have. That is
 * the ends of actions, how far along an action in progress is, milestones, theories of action, units, teams, who is
 * responsible, when a strategy runs, and that one milestone is carried over into the next school year.
 * What is computed from these says nothing about the agency.
 */

/** @import { ActionInput, GoalInput, MeasureInput, MilestoneInput, PlanInput, StrategyInput } from 'spm-model' */

/** The day for which the agency published its statuses. */
export const STATUS_AS_OF = '2026-08-03';

const SOURCE = 'North Carolina Department of Public Instruction, strategic plan 2025-2030, public plan site';

/**
 * An action as published (id, name, launch, status), with an end and a degree of completion of ours.
 *
 * @param {string} id
 * @param {string} title
 * @param {string} launch
 * @param {string} end
 * @param {'Not Started' | 'In Progress' | 'Completed'} status
 * @param {string} unitId
 * @param {number} [percentComplete]
 * @returns {ActionInput}
 */
function action(id, title, launch, end, status, unitId, percentComplete) {
  const done = status === 'Completed' ? 100 : percentComplete;
  return {
    id,
    title,
    period: { start: launch, end },
    unitId,
    ...(status === 'Not Started'
      ? {}
      : { reports: [{ date: STATUS_AS_OF, percentComplete: done ?? 0, note: `Published status: ${status}` }] }),
    extensions: {
      published: { launchDate: launch, status },
      ours: status === 'In Progress' ? ['period.end', 'unitId', 'reports.percentComplete'] : ['period.end', 'unitId'],
    },
  };
}

/**
 * A milestone of ours around published actions.
 *
 * @param {string} id
 * @param {string} title
 * @param {string} start
 * @param {string} end
 * @param {string} teamId
 * @param {ActionInput[]} actions
 * @returns {MilestoneInput}
 */
function milestone(id, title, start, end, teamId, actions) {
  return { id, title, period: { start, end }, teamId, actions, extensions: { ours: ['title', 'period', 'teamId'] } };
}

/**
 * A milestone that is not complete, and the one of the next year that carries it on with its one action.
 *
 * @param {MilestoneInput} before
 * @param {string} id
 * @param {{ start: string, end: string }} period
 * @returns {MilestoneInput[]}
 */
function carriedOver(before, id, period) {
  const [action] = before.actions ?? [];
  if (action === undefined) return [before];
  const newId = `${action.id}~${id}`;
  const { reports: _reports, extensions: _extensions, ...rest } = action;
  const given = { date: STATUS_AS_OF, reason: 'Not complete when the school year ended' };
  return [
    {
      ...before,
      actions: [{ ...action, discontinued: { ...given, carriedOverTo: newId } }],
      discontinued: { ...given, carriedOverTo: id },
    },
    {
      ...before,
      id,
      period,
      continues: before.id,
      actions: [{ ...rest, id: newId, period, continues: action.id, extensions: { ours: ['all'] } }],
      extensions: { ours: ['all'] },
    },
  ];
}

/**
 * A published focus area, with a theory of action and milestones of ours; it runs from its first milestone to the end
 * of the plan.
 *
 * @param {string} id
 * @param {string} title
 * @param {StrategyInput['theory']} theory
 * @param {MilestoneInput[]} milestones
 * @param {MeasureInput[]} [measures]
 * @returns {StrategyInput}
 */
function strategy(id, title, theory, milestones, measures = []) {
  const start = milestones.map(({ period }) => period.start).sort()[0] ?? '2025-07-01';
  return {
    id,
    title,
    theory,
    period: { start, end: '2030-06-30' },
    responsible: { name: `Lead of focus area ${id}` },
    milestones,
    measures,
    extensions: { ours: ['theory', 'period', 'responsible', 'milestones'] },
  };
}

/**
 * A measure as published. Figures are by school year; each stands on 30 June of the year that closes it. The
 * value of 2024 is the baseline, what was published after it an observation.
 *
 * @param {string} id
 * @param {string} indicator
 * @param {string} dataSource
 * @param {MeasureInput['unit']} unit
 * @param {Record<number, number>} values
 * @param {Record<number, number>} targets
 * @param {Partial<MeasureInput>} [rest]
 * @returns {MeasureInput}
 */
function measure(id, indicator, dataSource, unit, values, targets, rest = {}) {
  const dated = Object.entries(values).map(([year, value]) => ({ date: `${year}-06-30`, value }));
  const [baseline, ...since] = dated;
  return {
    id,
    indicator,
    dataSource,
    unit,
    direction: 'increase',
    frequency: 'annual',
    ...(baseline === undefined ? {} : { baseline }),
    observations: since,
    targets: Object.entries(targets).map(([year, value]) => ({ date: `${year}-06-30`, value })),
    ...rest,
  };
}

/** @type {MeasureInput['unit']} */
const percent = { kind: 'percent' };
const NCDPI = 'NC Department of Public Instruction';
const NAEP = 'National Assessment of Educational Progress (NAEP)';

/** @param {number[]} values @returns {Record<number, number>} */
const from2026 = (...values) => Object.fromEntries(values.map((value, index) => [2026 + index, value]));

/** @type {MeasureInput[]} */
const studentMeasures = [
  measure(
    'P1.M1',
    'Ninth-graders who graduate from high school within four years',
    `${NCDPI}, Cohort Graduation Rate Dashboard`,
    percent,
    { 2024: 87.0, 2025: 87.7 },
    from2026(88, 89, 90, 91, 92),
    { code: 'cohort-graduation' },
  ),
  measure(
    'P1.M2',
    'Average ACT composite score',
    'ACT',
    { kind: 'score', label: 'points' },
    { 2024: 18.5, 2025: 18.3 },
    from2026(18.8, 19.2, 19.5, 19.8, 20.0),
  ),
  measure(
    'P1.M11',
    'Average scale score in NAEP reading, grade 4',
    NAEP,
    { kind: 'score', label: 'scale points' },
    { 2024: 213 },
    { 2026: 217, 2028: 221, 2030: 225 },
    { frequency: 'biennial' },
  ),
  measure(
    'P1.M13',
    'Average scale score in NAEP mathematics, grade 4',
    NAEP,
    { kind: 'score', label: 'scale points' },
    { 2024: 239 },
    { 2026: 241, 2028: 244, 2030: 246 },
    { frequency: 'biennial' },
  ),
  measure(
    'P1.M9',
    'Career and technical education credentials earned by students',
    NCDPI,
    { kind: 'count', label: 'credentials' },
    { 2024: 358069, 2025: 382964 },
    from2026(400000, 425000, 450000, 475000, 500000),
  ),
];

const advancedMeasures = [
  measure(
    'P1.M3',
    'Students of grades 10 to 12 who take an Advanced Placement exam',
    'College Board',
    percent,
    { 2024: 21.5, 2025: 23.0 },
    from2026(23, 25, 27, 29, 30),
  ),
  measure(
    'P1.M4',
    'Advanced Placement examinees of grades 10 to 12 who pass with 3 or more',
    'College Board',
    percent,
    { 2024: 65.4, 2025: 72.1 },
    from2026(67, 69, 71, 73, 75),
  ),
  measure(
    'P1.M6',
    'Graduates who enrolled in a dual enrollment course',
    NCDPI,
    percent,
    { 2024: 36.0, 2025: 38.0 },
    from2026(37, 38, 39, 40, 41),
  ),
  measure(
    'P1.M7',
    'Graduates who earned high school credit in a dual enrollment course',
    NCDPI,
    percent,
    { 2024: 36.0, 2025: 36.0 },
    from2026(37, 38, 39, 40, 41),
  ),
];

const experienceMeasures = [
  measure(
    'P1.M8',
    'Students who take part in a career and technical education course',
    `${NCDPI}, from Perkins and NCES figures`,
    percent,
    { 2024: 36.1 },
    from2026(37, 38, 40, 41, 42),
  ),
  // Published as "data coming soon", without a value and without a target.
  measure(
    'P1.M15',
    'Schools recognized as National Schools of Character',
    'Character.org',
    { kind: 'count', label: 'schools' },
    {},
    {},
  ),
];

/** @type {GoalInput[]} */
const goals = [
  {
    id: 'P1',
    statement: 'Prepare each student for their next phase in life',
    focus: 'student',
    responsible: { name: 'Lead of pillar P1' },
    weight: 2,
    measures: studentMeasures,
    strategies: [
      strategy(
        'P1.F1',
        'Ignite early learning',
        {
          if: [
            'we align pre-K and kindergarten standards with our partners',
            'coach early teachers in reading and number sense',
          ],
          then: ['more children start first grade ready'],
          and: ['fewer need to catch up later'],
        },
        [
          milestone(
            'P1.F1.m1',
            'Early learning partners work to shared standards',
            '2026-01-01',
            '2026-12-31',
            'team-early',
            [
              action(
                'P1.F1.A1',
                'Expand Pre-K & Kindergarten Readiness',
                '2026-01-01',
                '2026-12-31',
                'In Progress',
                'unit-early',
                55,
              ),
            ],
          ),
          milestone(
            'P1.F1.m2',
            'Foundations of reading and mathematics are taught as one',
            '2027-01-01',
            '2027-12-31',
            'team-early',
            [
              action(
                'P1.F1.A2',
                'Science of Reading & Math Foundations',
                '2027-01-01',
                '2027-12-31',
                'Not Started',
                'unit-literacy',
              ),
            ],
          ),
          milestone(
            'P1.F1.m3',
            'Play has a recognized place in early classrooms',
            '2028-01-01',
            '2028-12-31',
            'team-early',
            [
              action(
                'P1.F1.A3',
                'Increase Play-Based Learning',
                '2028-01-01',
                '2028-12-31',
                'Not Started',
                'unit-early',
              ),
            ],
          ),
        ],
        [
          measure(
            'P1.S1',
            'End-of-grade proficiency',
            NCDPI,
            percent,
            { 2024: 54.2, 2025: 55.0 },
            from2026(56, 57, 58, 59, 60),
            {
              extensions: { ours: ['targets between the first and the last'] },
            },
          ),
        ],
      ),
      strategy(
        'P1.F2',
        'Elevate teaching and learning',
        {
          if: ['we show districts what strong teaching looks like', 'give schools standards-aligned content'],
          then: ['instruction improves in every region'],
          and: ['students of rural schools learn as much as others'],
        },
        [
          ...carriedOver(
            milestone(
              'P1.F2.m1',
              'Rural schools have a working model of strong mathematics teaching',
              '2025-07-01',
              '2026-06-30',
              'team-teaching',
              [
                action(
                  'P1.F2.A1',
                  'Golden LEAF Schools Initiative',
                  '2025-07-01',
                  '2026-06-30',
                  'In Progress',
                  'unit-literacy',
                  80,
                ),
              ],
            ),
            'P1.F2.m1-2027',
            { start: '2026-08-04', end: '2027-06-30' },
          ),
          milestone(
            'P1.F2.m2',
            'Schools use digital content and AI with care',
            '2026-02-01',
            '2027-01-31',
            'team-teaching',
            [
              action(
                'P1.F2.A2',
                'Strengthen Digital Learning & Literacy',
                '2026-02-01',
                '2027-01-31',
                'In Progress',
                'unit-digital',
                50,
              ),
              action(
                'P1.F2.A3',
                'PreK-12 Teaching & Learning Framework',
                '2026-08-01',
                '2027-07-31',
                'Not Started',
                'unit-literacy',
              ),
            ],
          ),
        ],
      ),
      strategy(
        'P1.F3',
        'Promote excellence for all',
        {
          if: ['we open rigorous courses to every student', 'screen fairly for advanced learning'],
          then: ['more students take and pass college-level courses'],
          and: ['the mix of students in them resembles the state'],
        },
        [
          milestone(
            'P1.F3.m1',
            'Every district offers a rigorous pathway',
            '2026-04-01',
            '2027-03-31',
            'team-teaching',
            [
              action(
                'P1.F3.A1',
                'Expand Rigorous Pathways Access',
                '2026-04-01',
                '2027-03-31',
                'In Progress',
                'unit-advanced',
                35,
              ),
              action(
                'P1.F3.A2',
                'Expand Advanced Learning Opportunities',
                '2026-08-01',
                '2027-03-31',
                'Not Started',
                'unit-advanced',
              ),
            ],
          ),
          milestone('P1.F3.m2', 'Identification for services is fair', '2026-12-01', '2027-11-30', 'team-teaching', [
            action(
              'P1.F3.A3',
              'Reduce Disproportionality in Services',
              '2026-12-01',
              '2027-11-30',
              'Not Started',
              'unit-advanced',
            ),
            action('P1.F3.A4', 'ACT Preparation Course', '2027-01-01', '2027-06-30', 'Not Started', 'unit-advanced'),
          ]),
        ],
        advancedMeasures,
      ),
      strategy(
        'P1.F4',
        'Reimagine the student experience',
        {
          if: ['we help every student plan for what comes next', 'widen what schools offer beyond the core'],
          then: ['students find a path that is theirs'],
          and: ['more of them enter college or a career well prepared'],
        },
        [
          milestone(
            'P1.F4.m1',
            'Students know their ways into college and career',
            '2025-08-01',
            '2026-07-31',
            'team-experience',
            [
              action(
                'P1.F4.A1',
                'Promote College Access Programs',
                '2025-08-01',
                '2026-07-31',
                'In Progress',
                'unit-career',
                90,
              ),
              action(
                'P1.F4.A2',
                'Career Development Plans',
                '2026-01-01',
                '2026-07-31',
                'In Progress',
                'unit-career',
                75,
              ),
            ],
          ),
          milestone(
            'P1.F4.m2',
            'Transitions between schools are planned',
            '2026-08-01',
            '2027-07-31',
            'team-experience',
            [
              action(
                'P1.F4.A3',
                'Strengthen Grade-Level Transitions',
                '2026-08-01',
                '2027-07-31',
                'Not Started',
                'unit-career',
              ),
              action(
                'P1.F4.A4',
                'Expand Arts, Athletics & Leadership',
                '2026-08-01',
                '2027-07-31',
                'Not Started',
                'unit-wellbeing',
              ),
              action(
                'P1.F4.A5',
                'Embed AI Safely & Ethically',
                '2026-08-01',
                '2027-07-31',
                'Not Started',
                'unit-digital',
              ),
              action(
                'P1.F4.A6',
                'Monitor Credits Toward Graduation',
                '2027-01-01',
                '2027-07-31',
                'Not Started',
                'unit-career',
              ),
            ],
          ),
        ],
        experienceMeasures,
      ),
    ],
  },
  {
    id: 'P2',
    statement: 'Revere public school educators',
    focus: 'agency',
    responsible: { name: 'Lead of pillar P2' },
    strategies: [
      strategy(
        'P2.F1',
        'Improve educator recruitment and retention',
        {
          if: ['we widen the ways into teaching', 'support beginning teachers'],
          then: ['more teachers join'],
          and: ['more of them stay'],
        },
        [
          milestone(
            'P2.F1.m1',
            'Beginning teachers are supported in every district',
            '2026-07-01',
            '2027-06-30',
            'team-educators',
            [
              action(
                'P2.F1.A1',
                'Expand Teacher Recruitment Programs',
                '2026-07-01',
                '2027-06-30',
                'Not Started',
                'unit-recruitment',
              ),
              action(
                'P2.F1.A2',
                'Strengthen Beginning Teacher Support',
                '2026-07-01',
                '2027-06-30',
                'In Progress',
                'unit-recruitment',
                5,
              ),
              action(
                'P2.F1.A3',
                'Professional Learning Standards',
                '2026-08-01',
                '2027-06-30',
                'Not Started',
                'unit-growth',
              ),
              action(
                'P2.F1.A4',
                'Expand Teacher Pipeline & Reduce Barriers',
                '2027-01-01',
                '2027-06-30',
                'Not Started',
                'unit-recruitment',
              ),
            ],
          ),
        ],
        [
          measure(
            'P2.M1',
            'Teachers who stay in North Carolina public schools',
            NCDPI,
            percent,
            { 2024: 87.08, 2025: 85.3 },
            from2026(87.5, 88, 88.5, 89, 89.5),
            {
              extensions: { ours: ['targets between the first and the last'] },
            },
          ),
        ],
      ),
      strategy(
        'P2.F2',
        'Expand career pathways for education professionals',
        {
          if: ['we let strong teachers lead without leaving the classroom'],
          then: ['they stay and lift their colleagues'],
          and: ['students meet strong teaching more often'],
        },
        [
          milestone(
            'P2.F2.m1',
            'Advanced roles and coaching follow one model',
            '2025-08-01',
            '2026-07-31',
            'team-educators',
            [
              action(
                'P2.F2.A1',
                'Expand Advanced Teaching Roles',
                '2025-08-01',
                '2026-07-31',
                'In Progress',
                'unit-growth',
                85,
              ),
            ],
          ),
          milestone('P2.F2.m2', 'Coaches and leaders grow on the job', '2026-07-01', '2027-06-30', 'team-educators', [
            action(
              'P2.F2.A2',
              'Uniform Instructional Coaching Model',
              '2026-07-01',
              '2027-06-30',
              'In Progress',
              'unit-growth',
              10,
            ),
          ]),
          milestone(
            'P2.F2.m3',
            'Academies for school leaders reach the whole state',
            '2027-07-01',
            '2028-06-30',
            'team-educators',
            [
              action(
                'P2.F2.A3',
                'Expand Leadership Academies',
                '2027-07-01',
                '2028-06-30',
                'Not Started',
                'unit-growth',
              ),
            ],
          ),
        ],
      ),
    ],
  },
  {
    id: 'P4',
    statement: 'Ensure healthy, safe and secure learning environments',
    focus: 'student',
    responsible: { name: 'Lead of pillar P4' },
    measures: [
      measure(
        'P4.M1',
        'Students who are chronically absent',
        NCDPI,
        percent,
        { 2024: 25.0, 2025: 24.3 },
        from2026(23, 21, 19, 17, 15),
        {
          direction: 'decrease',
          extensions: { ours: ['targets between the first and the last'] },
        },
      ),
    ],
    strategies: [
      strategy(
        'P4.F1',
        'Ensure safe school environments',
        {
          if: ['we help schools secure their buildings and networks'],
          then: ['students and staff are safe'],
          and: ['teaching is interrupted less often'],
        },
        [
          milestone(
            'P4.F1.m1',
            'Schools know and close their security gaps',
            '2025-09-01',
            '2026-08-31',
            'team-safety',
            [
              action(
                'P4.F1.A1',
                'Strengthen Physical Security',
                '2025-09-01',
                '2026-08-31',
                'In Progress',
                'unit-safety',
                90,
              ),
              action(
                'P4.F1.A2',
                'Secure Online Learning Environments',
                '2026-01-01',
                '2026-08-31',
                'In Progress',
                'unit-digital',
                60,
              ),
            ],
          ),
          milestone(
            'P4.F1.m2',
            'School resource officers are trained for schools',
            '2027-03-01',
            '2028-02-29',
            'team-safety',
            [action('P4.F1.A3', 'Train SROs for Schools', '2027-03-01', '2028-02-29', 'Not Started', 'unit-safety')],
          ),
        ],
      ),
      strategy(
        'P4.F2',
        'Improve student and staff health and well-being',
        {
          if: ['we give schools a whole-child model', 'act early on absence'],
          then: ['students are well enough to learn'],
          and: ['they come to school'],
        },
        [
          milestone(
            'P4.F2.m1',
            'Schools act early on absence and distraction',
            '2026-01-01',
            '2026-12-31',
            'team-safety',
            [
              action(
                'P4.F2.A1',
                'Limit Wireless Device Distractions',
                '2026-01-01',
                '2026-12-31',
                'In Progress',
                'unit-wellbeing',
                60,
              ),
              action(
                'P4.F2.A2',
                'Reduce Chronic Absenteeism',
                '2026-01-01',
                '2026-12-31',
                'In Progress',
                'unit-wellbeing',
                45,
              ),
              action(
                'P4.F2.A3',
                'Whole School, Whole Community Model',
                '2026-03-01',
                '2026-12-31',
                'In Progress',
                'unit-wellbeing',
                40,
              ),
            ],
          ),
          milestone(
            'P4.F2.m2',
            'Support for behaviour is part of every school',
            '2026-08-01',
            '2027-07-31',
            'team-safety',
            [
              action(
                'P4.F2.A4',
                'Student Behavior Pilot Program',
                '2026-08-01',
                '2027-07-31',
                'Not Started',
                'unit-wellbeing',
              ),
              action('P4.F2.A5', 'Implement PBIS', '2026-08-01', '2027-07-31', 'Not Started', 'unit-wellbeing'),
              action(
                'P4.F2.A6',
                'Physical Activity Implementation',
                '2027-01-01',
                '2027-07-31',
                'Not Started',
                'unit-wellbeing',
              ),
            ],
          ),
        ],
      ),
    ],
  },
  {
    id: 'P5',
    statement: 'Optimize operational excellence',
    focus: 'agency',
    responsible: { name: 'Lead of pillar P5' },
    strategies: [
      strategy(
        'P5.F3',
        'Modernize NCDPI and PSU operations',
        {
          if: ['we bring student data into one modern system'],
          then: ['schools spend less time on records'],
          and: ['decisions rest on sound data'],
        },
        [
          milestone(
            'P5.F3.m1',
            'One student information system serves every school',
            '2025-08-01',
            '2026-07-31',
            'team-data',
            [action('P5.F3.A1', 'Implement NCSIS', '2025-08-01', '2026-07-31', 'Completed', 'unit-data')],
          ),
          milestone('P5.F3.m2', 'Data follow one framework', '2026-03-01', '2027-02-28', 'team-data', [
            action('P5.F3.A2', 'Uniform Data Framework', '2026-03-01', '2027-02-28', 'In Progress', 'unit-data', 40),
            action(
              'P5.F3.A3',
              'Launch Enhanced Data Analytics',
              '2026-08-01',
              '2027-02-28',
              'Not Started',
              'unit-data',
            ),
            action('P5.F3.A4', 'Audit Agency Contracts', '2026-09-01', '2027-02-28', 'Not Started', 'unit-finance'),
          ]),
        ],
      ),
      strategy(
        'P5.F2',
        'Improve collaboration and communication across NCDPI offices',
        {
          if: ['offices meet regularly and share what they measure'],
          then: ['work is done once'],
          and: ['districts hear one voice'],
        },
        [
          milestone('P5.F2.m1', 'Offices work from shared indicators', '2026-01-01', '2026-12-31', 'team-data', [
            action(
              'P5.F2.A1',
              'Address Operational Barriers',
              '2026-01-01',
              '2026-12-31',
              'In Progress',
              'unit-finance',
              50,
            ),
            action(
              'P5.F2.A2',
              'Reestablish Agency Roundtable',
              '2026-01-01',
              '2026-12-31',
              'In Progress',
              'unit-data',
              70,
            ),
            action(
              'P5.F2.A3',
              'Create Key Performance Indicators',
              '2026-02-01',
              '2026-12-31',
              'In Progress',
              'unit-data',
              55,
            ),
          ]),
        ],
      ),
    ],
  },
  {
    id: 'P8',
    statement: 'Galvanize champions to fully invest in and support public education',
    focus: 'student',
    responsible: { name: 'Lead of pillar P8' },
    measures: [
      measure(
        'P8.M2',
        'School-aged children enrolled in public schools',
        `${NCDPI}, with figures of the NC Department of Administration`,
        percent,
        { 2024: 83.9, 2025: 83.4 },
        from2026(85, 86, 87, 88, 89),
      ),
    ],
    strategies: [
      strategy(
        'P8.F1',
        'Build community voices',
        {
          if: ['we train partners to speak for public schools'],
          then: ['communities hear from people they trust'],
          and: ['families choose public schools'],
        },
        [
          milestone(
            'P8.F1.m1',
            'Partners speak for public schools in every region',
            '2026-05-01',
            '2027-04-30',
            'team-voices',
            [
              action(
                'P8.F1.A1',
                'Train Advocacy Partners',
                '2026-05-01',
                '2027-04-30',
                'In Progress',
                'unit-communication',
                25,
              ),
              action(
                'P8.F1.A2',
                'Connect Advocacy Efforts',
                '2026-09-01',
                '2027-04-30',
                'Not Started',
                'unit-communication',
              ),
              action(
                'P8.F1.A3',
                'Support Aligned Initiatives',
                '2026-09-01',
                '2027-04-30',
                'Not Started',
                'unit-communication',
              ),
            ],
          ),
        ],
      ),
    ],
  },
];

/** The plan as it would come from a file or a form: plain data, not yet parsed. @type {PlanInput} */
export const northCarolina = {
  schemaVersion: 1,
  id: 'nc-2025-2030',
  title: 'North Carolina public schools, 2025 to 2030',
  period: { start: '2025-07-01', end: '2030-06-30' },
  vision: 'Public schools of North Carolina that are the first choice of families and the pride of the state',
  mission: 'The department supports every public school so that each student is ready for what comes next',
  values: [
    { id: 'value-students', name: 'Students first' },
    { id: 'value-trust', name: 'Trust', description: 'Districts and the state work as partners' },
  ],
  organization: {
    id: 'ncdpi',
    name: 'North Carolina Department of Public Instruction',
    kind: 'sea',
    functions: [
      { id: 'function-teaching', name: 'Support of teaching and learning' },
      { id: 'function-people', name: 'Support of educators' },
      { id: 'function-operations', name: 'Data, finance and communication' },
    ],
    divisions: [
      {
        id: 'division-learning',
        name: 'Teaching and learning',
        functionIds: ['function-teaching'],
        units: [
          { id: 'unit-early', name: 'Early learning', functionIds: ['function-teaching'] },
          { id: 'unit-literacy', name: 'Literacy and mathematics', functionIds: ['function-teaching'] },
          { id: 'unit-advanced', name: 'Advanced learning', functionIds: ['function-teaching'] },
          { id: 'unit-career', name: 'Career and college', functionIds: ['function-teaching'] },
          { id: 'unit-digital', name: 'Digital learning', functionIds: ['function-teaching'] },
        ],
      },
      {
        id: 'division-schools',
        name: 'Educators and schools',
        functionIds: ['function-people'],
        units: [
          { id: 'unit-recruitment', name: 'Recruitment and retention', functionIds: ['function-people'] },
          { id: 'unit-growth', name: 'Professional growth', functionIds: ['function-people'] },
          { id: 'unit-wellbeing', name: 'Health and well-being', functionIds: ['function-people'] },
          { id: 'unit-safety', name: 'Safe schools', functionIds: ['function-people'] },
        ],
      },
      {
        id: 'division-operations',
        name: 'Operations',
        functionIds: ['function-operations'],
        units: [
          { id: 'unit-data', name: 'Data and systems', functionIds: ['function-operations'] },
          { id: 'unit-finance', name: 'Finance and contracts', functionIds: ['function-operations'] },
          { id: 'unit-communication', name: 'Communication', functionIds: ['function-operations'] },
        ],
      },
    ],
    coordinations: [
      {
        id: 'coordination-data',
        purpose: 'One calendar for data requests to districts',
        unitIds: ['unit-data', 'unit-communication'],
      },
    ],
    extensions: { ours: ['functions', 'divisions', 'coordinations'] },
  },
  teams: [
    {
      id: 'team-early',
      name: 'Early learning team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-early', 'unit-literacy'],
    },
    {
      id: 'team-teaching',
      name: 'Teaching team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-literacy', 'unit-advanced', 'unit-digital'],
    },
    {
      id: 'team-experience',
      name: 'Student experience team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-career', 'unit-wellbeing', 'unit-digital'],
    },
    {
      id: 'team-educators',
      name: 'Educator team',
      purpose: 'managing-performing',
      unitIds: ['unit-recruitment', 'unit-growth'],
    },
    {
      id: 'team-safety',
      name: 'Safety and health team',
      purpose: 'managing-performing',
      unitIds: ['unit-safety', 'unit-wellbeing', 'unit-digital'],
    },
    { id: 'team-data', name: 'Data team', purpose: 'managing-performing', unitIds: ['unit-data', 'unit-finance'] },
    {
      id: 'team-voices',
      name: 'Voices team',
      purpose: 'leading-developing-innovating',
      unitIds: ['unit-communication', 'unit-career'],
    },
  ],
  goals,
  extensions: { source: SOURCE, statusAsOf: STATUS_AS_OF },
};
