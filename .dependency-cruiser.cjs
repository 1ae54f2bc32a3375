/** Stages import the model and nothing of each other; only pipeline.ts knows their order. */
const stages = '(ingest|ocr|layout|normalize|extract|corrections|report|diff|export|store)';

module.exports = {
  forbidden: [
    {
      name: 'stages-stand-alone',
      comment:
        'A stage imports model/, html/ (what all pages share), thread/ (work that can be ended) and its own folder; composing stages is the pipeline’s work.',
      severity: 'error',
      from: { path: `^src/${stages}/` },
      to: { path: '^src/', pathNot: ['^src/model/', '^src/html/', '^src/thread/', '^src/$1/'] },
    },
    {
      name: 'model-stands-alone',
      severity: 'error',
      from: { path: '^src/(model|html|thread)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/model/errors[.]ts$'] },
    },
    {
      name: 'through-the-door',
      comment:
        'A folder’s index.ts is its door; what is not exported there is private to it. The errors, and the rewriting of words, have a door of their own: they are wanted where the schemas would cost time and memory. What runs in the browser takes the one module that it needs.',
      severity: 'error',
      from: { path: '^src/([^/]+)', pathNot: ['^src/cli/', '^src/report/client/'] },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/[^/]+/index[.]ts$', '^src/model/(?:errors|rewrite)[.]ts$'],
      },
    },
    {
      name: 'service-on-top',
      comment: 'The service composes all others; only the command line starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(service|cli)/' },
      to: { path: '^src/service/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
