/** The organization: divisions, units, teams and coordinations as a flowchart, with the work that each carries. */
import type { Person, Plan } from '../model/generated/types.js';
import { capital } from '../model/nouns.js';
import { type Carrier, type OrganizationRollup, rollupOrganization } from '../progress/organization.js';
import { rollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import {
  BOX,
  escapeMermaid,
  FLAG,
  flowchart,
  MOST_NODES,
  mostOfEach,
  ROUND,
  SIX_SIDED,
  standingLines,
  titled,
} from './diagram.js';
import { byPressing, type Look, lookOf, markOf, mostPressing, worseOf } from './looks.js';
import type { ViewWords } from './words.js';

/** Dotted lines from teams and coordinations to units, within the edges that Mermaid draws. */
const MOST_LINKS = 350;
/** Where units alone fill the drawing, so many teams and coordinations are drawn all the same. */
const LEAST_ROOM_FOR_TEAMS = 20;

const led = (leader: Person | undefined): string => (leader === undefined ? '' : escapeMermaid(leader.name));

/** A team or a coordination, with the units that it joins. */
interface Joining {
  readonly id: string;
  readonly kind: 'team' | 'coordination';
  readonly shape: readonly [string, string];
  readonly lines: readonly string[];
  readonly look: Look | null;
  readonly unitIds: readonly string[];
}

const workLine = ({ completion, state, actions }: Carrier, { report, pictures, stood }: ViewWords): string =>
  actions === 0 ? '' : `${pictures.labels.work} ${report.percent(completion)}, ${markOf(state)} ${stood(state)}`;

/** Teams by how they stand, then coordinations, which carry no work: as many as there is room for, the worst first. */
function joiningOf(plan: Plan, carried: OrganizationRollup, room: number, words: ViewWords): readonly Joining[] {
  const { pictures } = words;
  const teams = plan.teams.map((team, index): Joining => {
    const stands = carried.teams[index] as Carrier;
    return {
      id: `t${index + 1}`,
      kind: 'team',
      shape: SIX_SIDED,
      lines: [titled(team), pictures.purposes[team.purpose], workLine(stands, words)],
      look: lookOf[stands.state],
      unitIds: team.unitIds,
    };
  });
  const coordinations = plan.organization.coordinations.map(
    (coordination, index): Joining => ({
      id: `c${index + 1}`,
      kind: 'coordination',
      shape: FLAG,
      lines: [capital(pictures.noun('coordination')), titled(coordination)],
      look: null,
      unitIds: coordination.unitIds,
    }),
  );
  const all = [...teams, ...coordinations];
  const links = all.reduce((sum, { unitIds }) => sum + unitIds.length, 0);
  if (all.length <= room && links <= MOST_LINKS) return all;
  let free = MOST_LINKS;
  return byPressing(all, ({ look }) => look ?? 'gone')
    .map(([, each]) => each)
    .filter(({ unitIds }) => {
      const fits = unitIds.length <= free;
      if (fits) free -= unitIds.length;
      return fits;
    })
    .slice(0, room);
}

/** The chart as Mermaid text, as finely as fits into one drawing. */
export function organizationChart(plan: Plan, options: ProgressOptions, words: ViewWords): string {
  const { organization, teams } = plan;
  const { pictures, report } = words;
  const { counted } = pictures;
  const carried = rollupOrganization(plan, options);
  const units = organization.divisions.reduce((sum, division) => sum + division.units.length, 0);
  const room = Math.max(MOST_NODES - 1 - organization.divisions.length - units, LEAST_ROOM_FOR_TEAMS);
  const joining = joiningOf(plan, carried, room, words);
  const divisions = mostPressing(
    organization.divisions,
    MOST_NODES / 2,
    (_division, index) => lookOf[carried.divisions[index]?.state ?? 'no-data'],
  );
  const each = mostOfEach(
    divisions.map(([, division]) => division.units.length),
    MOST_NODES - 1 - divisions.length - joining.length,
  );
  const leftOf = (kind: Joining['kind'], all: number) => {
    const left = all - joining.filter((one) => one.kind === kind).length;
    return left === 0 ? [] : [counted(left, kind)];
  };
  const left = [...leftOf('team', teams.length), ...leftOf('coordination', organization.coordinations.length)];
  const without = left.length === 0 ? [] : [pictures.without(left)];
  const there = [
    counted(organization.divisions.length, 'division'),
    counted(units, 'unit'),
    counted(teams.length, 'team'),
    report.asOf(options.asOf),
  ];
  const title = pictures.organizationOf(titled(organization));
  const chart = flowchart('TB', title, [...there, ...without].join(', '), words);
  const { implementation, performance } = rollup(plan, options);
  chart.node(
    'org',
    BOX,
    [titled(organization), led(organization.chief), ...standingLines(implementation.state, performance.status, words)],
    worseOf(implementation.state, performance.status),
  );
  const rest = (of: string, id: string, shape: readonly [string, string], text: string) => {
    chart.node(id, shape, [text], null);
    chart.edge(of, '-->', id);
  };
  const places = new Map<string, string>();
  for (const [d, division] of divisions) {
    const found = carried.divisions[d] as (typeof carried.divisions)[number];
    const id = `d${d + 1}`;
    chart.node(id, BOX, [titled(division), led(division.leader), workLine(found, words)], lookOf[found.state]);
    chart.edge('org', '-->', id);
    for (const [u, unit] of mostPressing(
      division.units,
      each,
      (_unit, index) => lookOf[found.units[index]?.state ?? 'no-data'],
    )) {
      const unitStands = found.units[u] as Carrier;
      const unitId = `${id}u${u + 1}`;
      if (!places.has(unit.id)) places.set(unit.id, unitId);
      const lines = [titled(unit), led(unit.leader), workLine(unitStands, words)];
      chart.node(unitId, ROUND, lines, lookOf[unitStands.state]);
      chart.edge(id, '-->', unitId);
    }
    const more = division.units.length - each;
    if (more > 0) rest(id, `${id}more`, ROUND, pictures.andMore(more, 'unit'));
  }
  const more = organization.divisions.length - divisions.length;
  if (more > 0) rest('org', 'more', BOX, pictures.andMore(more, 'division'));
  for (const text of without) rest('org', 'left', BOX, text);
  for (const { id, shape, lines, look, unitIds } of joining) {
    chart.node(id, shape, lines, look);
    for (const unitId of new Set(unitIds)) {
      const place = places.get(unitId);
      if (place !== undefined) chart.edge(id, '-.-', place);
    }
  }
  return chart.text();
}
