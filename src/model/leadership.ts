/** Who leads the organization, derived from its structure. */
import type { Organization, Person } from './generated/types.js';

/**
 * The organization leadership team: the chief executive, then the leaders of the divisions in their order.
 * Posts that nobody holds are left out; someone who leads two divisions is named once.
 *
 * Source: Redding & Layland 2015, the house of the organization.
 *
 * @example
 * ```ts
 * leadershipTeam(examplePlan.organization).map(({ name }) => name); // ['Ruth Amado', 'Owen Marsh', 'Grace Obi']
 * ```
 */
export function leadershipTeam(organization: Organization): readonly Person[] {
  const team: Person[] = [];
  for (const person of [organization.chief, ...organization.divisions.map((division) => division.leader)]) {
    if (person === undefined) continue;
    if (team.some((member) => member.name === person.name && member.title === person.title)) continue;
    team.push(person);
  }
  return team;
}
