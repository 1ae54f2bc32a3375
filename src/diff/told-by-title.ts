import type { Offering } from '../model/index.ts';
import type { FieldFinding } from './finding.ts';
import { noiseOf } from './other-field.ts';

const REASON = 'told by the title, which changed';

/** A new title may say for whom the offering is, or no longer: that is the change of the title, told once. */
export function settleToldByTitle(
  before: Offering,
  after: Offering,
  findings: readonly FieldFinding[],
): FieldFinding[] {
  const isRenamed = findings.some(({ change }) => change?.path === 'title');
  const isTold = isToldByTitle(before) || isToldByTitle(after);
  return findings.map((finding) =>
    isRenamed && isTold && finding.change?.path === 'audiences'
      ? noiseOf(finding, REASON)
      : finding,
  );
}

/** Whether an offering's title is where its audiences were read. */
function isToldByTitle({ evidence }: Offering): boolean {
  const [title, audiences] = [evidence['title'] ?? [], evidence['audiences'] ?? []];
  return audiences.length > 0 && JSON.stringify(audiences) === JSON.stringify(title);
}
