import type { ReviewEdit } from '../review.ts';

/** Below this a person should look: what a reading is worth, and a change of the text. */
const DOUBT = 0.9;

export const isDoubtful = ({ confidence }: Pick<ReviewEdit, 'confidence'>): boolean =>
  confidence < DOUBT;

export const percent = (share: number): string => `${Math.floor(share * 100)} %`;
