/** Issues about a policy, and about the place of an entity that is checked alone, in Spanish. */
import type { Sentences } from '../issue.js';
import type { PolicyParams } from '../policy.js';
import { aKind, number } from './words.js';

/** The sentences. */
export const policyInSpanish: Sentences<PolicyParams> = {
  'bad-policy': (params) => {
    switch (params.reason) {
      case 'no-rule':
        return `Ninguna regla tiene el código «${params.rule}». ${params.nearest === null ? 'Vea los códigos en la tabla de reglas.' : `¿Quiso decir «${params.nearest}»?`}`;
      case 'months':
        return `${params.field} va de ${number(params.min)} a ${number(params.max)}; dé meses enteros de 0 a ${number(params.most)}, con min no mayor que max.`;
      case 'thresholds':
        return `onTrack es ${number(params.onTrack)} y atRisk es ${number(params.atRisk)}; dé un atRisk no mayor que onTrack.`;
      case 'range':
        return params.most === null
          ? `${params.field} es ${number(params.value)}; dé al menos ${number(params.least)}.`
          : `${params.field} es ${number(params.value)}; dé de ${number(params.least)} a ${number(params.most)}.`;
      case 'not-above':
        return `${params.field} es ${number(params.value)}; dé un número mayor que ${number(params.bound)}.`;
      case 'not-whole':
        return `${params.field} es ${number(params.value)}; dé un número entero.`;
      default:
        return `${params.field} es «${params.value}»; dé un mes y un día que existan todos los años, como MM-DD: 07-01.`;
    }
  },
  'unknown-holder': ({ parentId, kind, foundKind }) =>
    foundKind === null
      ? `Nada en este plan tiene el id «${parentId}»; dé el id de lo que contiene ${aKind(kind)}.`
      : `«${parentId}» es ${aKind(foundKind)}, que no contiene ${aKind(kind)}; dé el id de lo que sí lo contiene.`,
};
