export { type CompareOptions, type Comparison, compare, compareEditions } from './compare.ts';
export type { Confusions } from './noise/explain.ts';
