/**
 * What TypeDoc is told about this house: modules are named as they are imported, what a module exports is listed by topic
 * (the folder of `src` that it stands in), and the change log stands among the guides.
 */
import { Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';

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
}

/** @param {import('typedoc').Context} context @param {import('typedoc').DeclarationReflection} reflection */
function categorize(context, reflection) {
  const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName ?? '';
  const topic = topics[/\/src\/(\w+)\//.exec(file)?.[1] ?? ''];
  if (topic === undefined) return;
  const told = reflection.signatures?.[0] ?? reflection;
  told.comment ??= new Comment();
  told.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: topic }]));
}
