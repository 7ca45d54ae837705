/**
 * From what someone pastes, drops or opens to a plan, or to the reasons why it is none, each with its line: JSON,
 * StratML, and the spreadsheets that planners keep.
 */
import { findNodeAtLocation, type ParseError, parse, parseTree, printParseErrorCode } from 'jsonc-parser';
import Papa from 'papaparse';
import { defaultPolicy, type Issue, type Plan, type Policy, parsePlan, rules } from 'spm-model';
import {
  planFromSheets,
  recognizeSheets,
  type Sheet,
  type SheetMapping,
  type SheetMappingInput,
} from 'spm-model/sheets';
import { fromStratml } from 'spm-model/stratml';
import { drawing } from './scheme';

/** A plan that breaks rules can be looked at and mended; only its shape must be right. */
const lenient: Policy = {
  ...defaultPolicy,
  severity: Object.fromEntries(rules.map(({ code }) => [code, 'warning' as const])),
};

/** Why something is no plan, and where in its text. */
export interface Problem {
  readonly message: string;
  readonly range: readonly [from: number, to: number] | null;
}

/** Sheets that were opened: what people set of their mapping, and the mapping by which they were read. */
export interface OpenedSheets {
  readonly sheets: readonly Sheet[];
  readonly given: SheetMappingInput;
  readonly mapping: SheetMapping;
}

export type Reading = (
  | {
      readonly ok: true;
      readonly plan: Plan;
      /** What was assumed in reading. */
      readonly notes: readonly string[];
      /** What a plan has no place for. */
      readonly losses: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }
) & {
  /** Where it was read from a spreadsheet. */
  readonly opened?: OpenedSheets;
};

const refused = (...problems: readonly Problem[]): Reading => ({ ok: false, problems });
const asProblem = ({ message }: Issue): Problem => ({ message, range: null });

/** Where a character stands, as an editor counts. */
function lineAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

const faults: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON; text stands in double quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'the name of a field in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace } is missing',
  CloseBracketExpected: 'a closing bracket ] is missing',
  EndOfFileExpected: 'the text goes on after its end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a closing quote is missing',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfNumber: 'a number is not finished',
  InvalidUnicode: 'the digits after \\u are not right',
  InvalidEscapeCharacter: 'a backslash stands before a character that needs none',
  InvalidCharacter: 'a character is not allowed here',
};

/** The first thing in the way of reading text as JSON. */
function syntaxProblem(text: string): Problem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return { message: 'The text is no JSON.', range: null };
  const { offset, length, error } = first;
  const fault = faults[printParseErrorCode(error)] ?? 'this is no JSON';
  return {
    message: `The text is no JSON. ${lineAt(text, offset)}: ${fault}.`,
    range: [offset, offset + Math.max(1, length)],
  };
}

function placesIn(text: string, issues: readonly Issue[]): readonly Problem[] {
  const tree = parseTree(text);
  return issues.map(({ message, path }) => {
    // Where something is missing, its holder is the place.
    for (let length = path.length; tree !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(tree, [...path.slice(0, length)]);
      if (node === undefined) continue;
      return { message: `${lineAt(text, node.offset)}: ${message}`, range: [node.offset, node.offset + node.length] };
    }
    return { message, range: null };
  });
}

function readJson(text: string): Reading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused(syntaxProblem(text));
  }
  const parsed = parsePlan(json, { policy: lenient });
  return parsed.ok
    ? { ok: true, plan: parsed.value, notes: [], losses: [] }
    : refused(...placesIn(text, parsed.issues));
}

/** What code does with options is done here in the page. */
const inThePage = (message: string): string =>
  message.replace(/ Give options\.\w+, or revise the (\w+)\./, ' If that is wrong, correct the $1.');

/** What was assumed: of each kind one first, those of the plan itself before all others, then the rest. */
function assumed(warnings: readonly Issue[]): readonly string[] {
  const notes = warnings
    .filter(({ code }) => code.endsWith('-assumed'))
    .sort((a, b) => Number(b.code === 'period-assumed') - Number(a.code === 'period-assumed'));
  const isFirst = ({ code }: Issue, index: number) => notes.findIndex((note) => note.code === code) === index;
  return [...notes.filter(isFirst), ...notes.filter((note, index) => !isFirst(note, index))].map(({ message }) =>
    inThePage(message),
  );
}

function readStratml(text: string): Reading {
  const read = fromStratml(text);
  if (!read.ok) return refused(...read.issues.map(asProblem));
  const { plan, losses } = read.value;
  return {
    ok: true,
    plan,
    notes: assumed(read.warnings),
    losses: losses.map(({ title, element, reason }) => `${element} of “${title}”: ${reason}`),
  };
}

/** Reads the sheets of a spreadsheet, by what people set of the mapping of their columns. */
export function readSheets(sheets: readonly Sheet[], given: SheetMappingInput = {}): Reading {
  const options = { policy: lenient, mapping: given };
  const read = planFromSheets(sheets, options);
  if (!read.ok) {
    const { mapping } = recognizeSheets(sheets, options);
    return { ...refused(...read.issues.map(asProblem)), opened: { sheets, given, mapping } };
  }
  const { plan, losses, mapping } = read.value;
  return {
    ok: true,
    opened: { sheets, given, mapping },
    plan,
    notes: read.warnings.filter(({ code }) => !rules.some((rule) => rule.code === code)).map(({ message }) => message),
    losses: losses.map(({ path, value, reason }) => `${path.join(', ')}: “${value}” (${reason.replaceAll('-', ' ')})`),
  };
}

const sheetOf = (name: string, text: string): Sheet => ({
  name,
  rows: Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false }).data,
});

/** Within so many lines the first cells of a sheet stand. */
const MOST_TITLE_LINES = 20;

/** Reads a plan from text: JSON, StratML where it is XML, else the lines of a spreadsheet. */
export function readText(text: string, name = 'Pasted'): Reading {
  const start = text.trimStart().replace(/^\uFEFF/, '');
  if (start === '') return refused({ message: 'There is no text to read.', range: null });
  if (start.startsWith('<')) return readStratml(text);
  // Above the headers of a sheet may stand its title.
  const lines = start.split('\n', MOST_TITLE_LINES);
  const isTable = !/^[{[]/.test(start) && lines.length > 1 && lines.some((line) => /[,;\t]/.test(line));
  return isTable ? readSheets([sheetOf(name, text)]) : readJson(text);
}

const bareName = ({ name }: File): string => name.replace(/\.[^.]+$/, '');
const isCsv = ({ name }: File): boolean => /\.(csv|tsv|txt)$/i.test(name);

/** Reads a plan from files: one of JSON, StratML or XLSX, or one or more of CSV. */
export async function readFiles(files: readonly File[]): Promise<Reading> {
  const [file] = files;
  if (file === undefined) return refused({ message: 'There is no file to read.', range: null });
  try {
    if (files.length > 1 && files.every(isCsv)) {
      return readSheets(await Promise.all(files.map(async (each) => sheetOf(bareName(each), await each.text()))));
    }
    if (/\.xlsx$/i.test(file.name)) return readSheets(await (await drawing).readWorkbook(file));
    return /\.[ct]sv$/i.test(file.name)
      ? readSheets([sheetOf(bareName(file), await file.text())])
      : readText(await file.text(), bareName(file));
  } catch (error) {
    return refused({
      message: `The file could not be read: ${error instanceof Error ? error.message : error}`,
      range: null,
    });
  }
}
