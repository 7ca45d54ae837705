/**
 * Compares what each entry point exports with the report that is checked in beside this file, so that no export changes
 * unseen; `--update` writes the reports anew. Run by `npm run api`, after a build.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../..', import.meta.url));
const update = process.argv.includes('--update');
const doors = {
  'spm-model': 'index',
  'messages-es': 'messages/es/index',
  portfolio: 'portfolio/index',
  sheets: 'sheets/index',
  stratml: 'stratml/index',
  testing: 'testing/index',
  'fast-check': 'testing/fast-check',
  views: 'views/index',
};

/**
 * A report without what its making leaves open: the compiler lists the choices of a field in an order of its own.
 *
 * @param {string} path
 */
function readReport(path) {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').replace(/(?:^ +"?[\w-]+"?: "[^"\n]*";\n)+/gm, (choices) =>
    choices.split('\n').sort().join('\n'),
  );
}

const quiet = { logLevel: 'none' };
let changed = 0;
mkdirSync(`${root}/coverage/api`, { recursive: true });
for (const [name, path] of Object.entries(doors)) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}/package.json`,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}/dist/${path}.d.ts`,
      compiler: { tsconfigFilePath: `${root}/tsconfig.json` },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: `${root}/test/api`,
        reportTempFolder: `${root}/coverage/api`,
        reportVariants: ['complete'],
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: quiet },
        extractorMessageReporting: { default: quiet },
        tsdocMessageReporting: { default: quiet },
      },
    },
  });
  Extractor.invoke(config, {
    localBuild: false,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  const [made, kept] = [`${root}/coverage/api/${name}.api.md`, `${root}/test/api/${name}.api.md`];
  if (readReport(made) === readReport(kept)) continue;
  if (update) {
    copyFileSync(made, kept);
    continue;
  }
  changed += 1;
  console.error(`What ${name} exports is no longer what test/api/${name}.api.md says.`);
}
if (changed > 0) {
  console.error(
    'Look at coverage/api; where the change is meant, run `npm run api -- --update` and say so in CHANGELOG.md.',
  );
  process.exit(1);
}
console.log(update ? 'reports written' : `the exports of ${Object.keys(doors).length} entry points are as reported`);
