/**
 * What TypeDoc is told about this house: modules are named as they are imported, what a module exports is listed by topic
 * (the folder of `src` that it stands in), the change log stands among the guides, a search for a word finds the guides
 * that tell of it, and a type longer than a screen is warned of.
 */
import { Comment, CommentTag, Converter, IndexEvent, PageEvent, ReflectionKind } from 'typedoc';

/** @type {Readonly<Record<string, string>>} */
const topics = {
  model: 'The plan document',
  rules: 'Rules',
  progress: 'Progress',
  operations: 'Operations',
  steering: 'Steering',
  interchange: 'Reading and writing',
  messages: 'Words and messages',
};

/** The folder or file of `src` that says the topic: words that languages share are those of progress. */
const topicOf = (/** @type {string} */ file) =>
  file.endsWith('/src/model/standing.ts') ? topics['progress'] : topics[/\/src\/(\w+)\//.exec(file)?.[1] ?? ''];

/** More lines of a type than these are more than a screen. */
const MOST_LINES = 60;

/** The number of lines of the longest type on a page. @param {string} page */
const longestType = (page) =>
  Math.max(
    0,
    ...[...page.matchAll(/<div class="tsd-signature[\s\S]*?<\/div>/g)].map(([type]) => type.split(/<br\s*\/?>/).length),
  );

/**
 * The search shows ten results. A word in the name of a thing counts far more than a word in a guide, so that the fields of
 * types, many with the same name, would push every guide out of sight.
 */
const WEIGHT_OF_GUIDES = 40;
const BOOST_OF_FIELDS = 0.05;

/** @param {string} name */
const imported = (name) => (name === 'index' ? 'spm-model' : `spm-model/${name}`);

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const { project } = context;
    for (const document of project.documents ?? []) {
      if (document.name !== 'CHANGELOG') continue;
      document.name = 'Changes by version';
      document.frontmatter.group = 'Running';
    }
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
      if (module.name === 'index') for (const child of module.children ?? []) categorize(context, child);
      module.name = imported(module.name);
    }
  });
  app.renderer.on(IndexEvent.PREPARE_INDEX, ({ searchFieldWeights, searchResults }) => {
    searchFieldWeights['document'] = WEIGHT_OF_GUIDES;
    for (const found of searchResults) {
      if (found.isDeclaration() && found.kindOf([ReflectionKind.Property, ReflectionKind.Method])) {
        found.relevanceBoost = BOOST_OF_FIELDS;
      }
    }
  });
  app.renderer.on(PageEvent.END, ({ url, contents }) => {
    const lines = longestType(contents ?? '');
    if (lines > MOST_LINES) app.logger.warn(`${url} prints a type of ${lines} lines; name its parts.`);
  });
}

/** @param {import('typedoc').Context} context @param {import('typedoc').DeclarationReflection} reflection */
function categorize(context, reflection) {
  const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName ?? '';
  const topic = topicOf(file);
  if (topic === undefined) return;
  const told = reflection.signatures?.[0] ?? reflection;
  told.comment ??= new Comment();
  told.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: topic }]));
}
