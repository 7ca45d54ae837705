/** The organization: divisions, units, teams and coordinations as a flowchart, with the work that each carries. */

import { counted } from '../messages/en/words.js';
import type { Person, Plan } from '../model/generated/types.js';
import { type Carrier, rollupOrganization } from '../progress/organization.js';
import type { ProgressOptions } from '../progress/settings.js';
import { BOX, escapeMermaid, FLAG, flowchart, MOST_NODES, mostOfEach, ROUND, SIX_SIDED, titled } from './diagram.js';
import { lookOf, markOf, mostPressing } from './looks.js';
import { asOfDay, inWords, percent } from './text.js';

/** Dotted lines from teams and coordinations to units, within the edges that Mermaid draws. */
const MAX_LINKS = 350;

const led = (leader: Person | undefined): string => (leader === undefined ? '' : escapeMermaid(leader.name));

/** The chart as Mermaid text, as finely as fits into one drawing. */
export function organizationChart(plan: Plan, options: ProgressOptions): string {
  const { organization, teams } = plan;
  const carried = rollupOrganization(plan, options);
  const units = organization.divisions.reduce((sum, division) => sum + division.units.length, 0);
  const links = teams.length + organization.coordinations.length;
  const withLinks = 1 + organization.divisions.length + units + links <= MOST_NODES;
  const divisions = mostPressing(
    organization.divisions,
    MOST_NODES / 2,
    (_division, index) => lookOf[carried.divisions[index]?.state ?? 'no-data'],
  );
  const each = mostOfEach(
    divisions.map(([, division]) => division.units.length),
    MOST_NODES - divisions.length,
  );
  const left = withLinks
    ? []
    : [
        ...(teams.length === 0 ? [] : [counted(teams.length, 'team')]),
        ...(organization.coordinations.length === 0
          ? []
          : [counted(organization.coordinations.length, 'coordination')]),
      ];
  const without = left.length === 0 ? '' : `without ${left.join(' and ')}`;
  const chart = flowchart(
    'TB',
    `Organization of ${titled(organization)}`,
    `${counted(organization.divisions.length, 'division')}, ${counted(units, 'unit')}, ${counted(teams.length, 'team')}, ${asOfDay(options.asOf)}${without === '' ? '' : `, ${without}`}`,
  );
  const work = ({ completion, state, actions }: Carrier) =>
    actions === 0 ? '' : `work ${percent(completion)}, ${markOf(state)} ${inWords(state)}`;
  chart.node('org', BOX, [titled(organization), led(organization.chief)], 'none');
  const places = new Map<string, string>();
  for (const [d, division] of divisions) {
    const found = carried.divisions[d] as (typeof carried.divisions)[number];
    const id = `d${d + 1}`;
    chart.node(id, BOX, [titled(division), led(division.leader), work(found)], lookOf[found.state]);
    chart.edge('org', '-->', id);
    for (const [u, unit] of mostPressing(
      division.units,
      each,
      (_unit, index) => lookOf[found.units[index]?.state ?? 'no-data'],
    )) {
      const unitStands = found.units[u] as Carrier;
      const unitId = `${id}u${u + 1}`;
      if (!places.has(unit.id)) places.set(unit.id, unitId);
      chart.node(unitId, ROUND, [titled(unit), led(unit.leader), work(unitStands)], lookOf[unitStands.state]);
      chart.edge(id, '-->', unitId);
    }
    if (division.units.length > each) {
      chart.node(`${id}more`, ROUND, [`and ${division.units.length - each} more`], 'none');
      chart.edge(id, '-->', `${id}more`);
    }
  }
  if (organization.divisions.length > divisions.length) {
    chart.node(
      'more',
      BOX,
      [`and ${counted(organization.divisions.length - divisions.length, 'more division')}`],
      'none',
    );
    chart.edge('org', '-->', 'more');
  }
  if (without !== '') {
    chart.node('left', BOX, [without], 'none');
    chart.edge('org', '-->', 'left');
  }
  if (withLinks) {
    let room = MAX_LINKS;
    const link = (id: string, unitIds: readonly string[]) => {
      for (const unitId of unitIds) {
        const place = places.get(unitId);
        if (place === undefined || room === 0) continue;
        room -= 1;
        chart.edge(id, '-.-', place);
      }
    };
    for (const [index, team] of teams.entries()) {
      const stands = carried.teams[index] as Carrier;
      chart.node(
        `t${index + 1}`,
        SIX_SIDED,
        [titled(team), team.purpose.replaceAll('-', ', '), work(stands)],
        lookOf[stands.state],
      );
      link(`t${index + 1}`, team.unitIds);
    }
    for (const [index, coordination] of organization.coordinations.entries()) {
      chart.node(`c${index + 1}`, FLAG, ['Coordination', titled(coordination)], 'none');
      link(`c${index + 1}`, coordination.unitIds);
    }
  }
  return chart.text();
}
