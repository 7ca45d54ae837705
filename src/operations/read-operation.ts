/** Operations read from anything: copied, their defaults filled in, frozen; or the issues of their shape. */

import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { fail, type Issue, type Result, succeed } from '../model/result.js';
import { MOST_ISSUES, moreIssues } from '../rules/issue-list.js';
import { placeOf, unreadable } from '../rules/misfits.js';
import { readAs } from '../rules/read.js';
import type { Operation } from './generated/operations.js';
import { operationShapes } from './generated/shapes.js';

const issue = issueMaker(shapeInEnglish);

/** One operation; which it is decides by what shape it is read. */
const readOperation = (input: unknown): Result<Operation> =>
  readAs({ is: 'operation' }, input, operationShapes) as Result<Operation>;

/** What was given to be applied. */
export interface ReadOperations {
  readonly steps: readonly Operation[];
  readonly isList: boolean;
}

/** One operation or a list of them. An issue of a list says at which index. */
export function readOperations(input: unknown): Result<ReadOperations> {
  try {
    if (Array.isArray(input)) return readList(input);
    const read = readOperation(input);
    return read.ok ? succeed({ steps: [read.value], isList: false }) : read;
  } catch {
    // A list that throws, or a proxy that was revoked.
    return fail([unreadable()]);
  }
}

function readList(input: readonly unknown[]): Result<ReadOperations> {
  if (input.length > MAX_LIST_LENGTH) {
    return fail([issue('too-long', [], { place: placeOf([]), reason: 'entries', most: MAX_LIST_LENGTH })]);
  }
  const steps: Operation[] = [];
  const issues: Issue[] = [];
  for (let at = 0; at < input.length; at += 1) {
    const read = readOperation(input[at]);
    if (read.ok) {
      steps.push(read.value);
      continue;
    }
    for (const each of read.issues) {
      if (issues.length >= MOST_ISSUES) return fail([...issues, moreIssues()]);
      issues.push({ ...each, at });
    }
  }
  return issues.length > 0 ? fail(issues) : succeed({ steps, isList: true });
}
