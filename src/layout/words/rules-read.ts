import type { Box } from '../../model/index.ts';
import type { Token } from './token.ts';

/** What OCR reads where a rule stands. */
const UPRIGHT = /^[|¦!/\\[\]{}()]+$/u;
const LEVEL = /^[-–—_=~.]+$/u;
/** How far, in points, a rule's place may be from the sign that it was read as. */
const NEAR = 1.5;

/** Whether a sign without letter or digit on a scan is one of the rules of the page. */
export function isRule({ text, box }: Token, rules: readonly Box[] = []): boolean {
  const [upright, level] = [UPRIGHT.test(text), LEVEL.test(text)];
  if (!upright && !level) return false;
  const [x0, y0, x1, y1] = box;
  return rules.some((rule) => {
    const isLevel = rule[2] - rule[0] >= rule[3] - rule[1];
    const crosses =
      rule[0] <= x1 + NEAR && rule[2] >= x0 - NEAR && rule[1] <= y1 + NEAR && rule[3] >= y0 - NEAR;
    return crosses && (isLevel ? level : upright);
  });
}
