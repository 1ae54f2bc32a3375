import { TERMS } from '../../../html/index.ts';
import { countedIn } from './counted.ts';
import { DOCUMENTS } from './documents.ts';
import { ERRORS } from './errors.ts';

const counted = countedIn('en');

/** What the pages say, in English. */
export const english = {
  lang: 'en' as 'da' | 'en',
  locale: 'en-GB',
  ...TERMS.en,
  ...DOCUMENTS.en,
  moreFields: { teachers: 'Teachers', courseNumber: 'Course number' } as Readonly<
    Record<string, string>
  >,

  frame: {
    skip: 'To the content',
    main: 'Main',
    catalogues: 'Catalogues',
    documents: 'Documents',
    upload: 'Upload',
    search: 'Search',
    searchFor: 'Search all offerings',
    signIn: 'Sign in',
    signOut: 'Sign out',
    path: 'You are here',
    theme: 'Look',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    api: 'For programs: the API',
  },
  counts: {
    offerings: counted('offering', 'offerings'),
    editions: counted('edition', 'editions'),
    pages: counted('page', 'pages'),
    changes: counted('change', 'changes'),
  },
  keptAt: 'kept',
  more: 'Older ones',
  previous: 'Previous',
  next: 'Next',
  none: 'none',

  catalogues: {
    title: 'Catalogues',
    intro:
      'Each catalogue with its newest edition. Upload a new edition to see what the publisher changed.',
    updated: (day: string) => `Updated ${day}`,
    emptyTitle: 'No catalogue yet',
    empty:
      'Upload a catalogue – a PDF, a scan or plain text – and its offerings are found, kept and compared with its next edition.',
  },
  catalogue: {
    kind: 'Catalogue',
    timeline: 'Editions',
    intro: 'The newest first, each with what changed since the one before it.',
    current: 'newest',
    first: 'The first edition kept',
    unchanged: 'Nothing changed',
    compare: 'See what changed',
    compareTwo: 'Compare any two editions',
    from: 'From',
    to: 'To',
    doCompare: 'Compare',
    searchHere: 'Search this catalogue',
  },
  edition: {
    kind: 'Edition',
    dated: 'Date',
    document: 'Document',
    before: 'Earlier edition',
    after: 'Later edition',
    changesSince: (day: string) => `What changed since ${day}`,
    filter: 'Filter the offerings',
    words: 'Words',
    apply: 'Filter',
    clear: 'Show all',
    all: 'all',
    shown: (n: number, all: number) => (n === all ? `${n} offerings` : `${n} of ${all} offerings`),
    noMatch: 'No offering fits.',
    sections: 'Sections',
    other: 'Without a section',
    review: 'Review and correct',
  },
  offering: {
    kind: 'Offering',
    facts: 'Facts',
    description: 'Description',
    noDescription: 'The catalogue gives no description.',
    evidence: 'Where it stands',
    evidenceIntro: 'The places on the pages that this was read from.',
    onPage: (page: number) => `Page ${page}`,
    placeOf: (title: string, page: number) => `“${title}” on page ${page}`,
    showInReview: 'Show in the review',
    history: 'Through the editions',
    states: {
      first: 'first edition kept',
      added: 'new in this edition',
      unchanged: 'unchanged',
      changed: 'changed',
      removed: 'no longer offered',
    },
    shown: 'shown here',
    whatChanged: 'What changed',
    confidence: (percent: string) => `Read with a confidence of ${percent}`,
    corrected: (fields: string) => `Corrected by a person: ${fields}`,
    warnings: 'To be checked',
    position: (n: number, all: number) => `${n} of ${all}`,
    timesPerYear: (n: number) => (n === 1 ? 'once a year' : `${n} times a year`),
    newest: 'There is a newer edition',
    showNewest: 'Show it there',
  },
  changes: {
    title: 'What changed',
    kind: 'Comparison',
    summary: { added: 'new', removed: 'gone', changed: 'changed', unchanged: 'unchanged' },
    suppressed: (n: number) =>
      n === 1
        ? '1 difference was laid to the reading and is not shown.'
        : `${n} differences were laid to the reading and are not shown.`,
    nothing: 'The publisher changed nothing between these two editions.',
    before: 'Before',
    after: 'After',
    show: 'Show',
    matters: {
      added: 'new',
      removed: 'gone',
      renamed: 'renamed',
      moved: 'moved',
      split: 'split',
      merged: 'merged',
      provider: 'provider',
      audience: 'audience',
      schedule: 'dates',
      location: 'place',
      price: 'price',
      contact: 'contact',
      teacher: 'teacher',
      number: 'course number',
      kind: 'kind',
      text: 'text',
    },
    severities: { important: 'important', info: 'for information' },
    noise: (n: number) => `Laid to the reading (${n})`,
    noiseHead: ['offering', 'field', 'was', 'is', 'reason'],
    warning: (message: string) => `Note: ${message}`,
    splitInto: (titles: string) => `Split: also ${titles}`,
    mergedFrom: (titles: string) => `Merged: took in ${titles}`,
  },
  search: {
    title: 'Search',
    words: 'Words',
    hint: 'Danish word forms are found too. "In quotes" finds a phrase, -word leaves out.',
    go: 'Search',
    filters: 'Narrow down',
    provider: 'Provider',
    audience: 'For',
    kind: 'Kind',
    catalogue: 'Catalogue',
    from: 'Takes place from',
    to: 'until',
    maxPrice: 'At most (kr.)',
    allEditions: 'Earlier editions too',
    any: 'any',
    results: (n: number, more: boolean) =>
      more
        ? `More than ${n.toLocaleString('en')} offerings`
        : n === 1
          ? '1 offering'
          : `${n.toLocaleString('en')} offerings`,
    none: 'Nothing found. Try fewer or other words, or drop a filter.',
    start: 'Search the newest editions of all catalogues.',
    clear: 'Clear the filters',
    page: (n: number) => `Page ${n}`,
    badValue: (what: string) => `“${what}” is not a value to search by, and was left out.`,
  },
  signIn: {
    title: 'Sign in',
    intro: 'With a token for this service. Who runs the service gives it out.',
    token: 'Token',
    go: 'Sign in',
    wrong: 'This token gives no access.',
  },
  errors: ERRORS.en,
};

export type Words = typeof english;
