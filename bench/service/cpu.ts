import { readdir, readFile } from 'node:fs/promises';

/** Of Linux: `utime` and `stime` are counted in these (man 5 proc). */
const TICKS_A_SECOND = 100;

/** Seconds of the processors that a process and those that it started, ended ones too, have taken. */
export async function cpuSecondsOf(pid: number | undefined): Promise<number> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    // one that ended meanwhile counts for nothing
    numbers.map((number) => readFile(`/proc/${number}/stat`, 'utf8').catch(() => '')),
  );
  const processes = all.flatMap((text) => {
    const [id] = text.split(' ');
    // the name, in brackets, may hold blanks
    const values = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // utime, stime, and those of children that were waited for
    const ticks = values.slice(11, Number(id) === pid ? 15 : 13);
    const seconds = ticks.reduce((sum, each) => sum + Number(each), 0) / TICKS_A_SECOND;
    return text === '' ? [] : [{ id: Number(id), parent: Number(values[1]), seconds }];
  });
  return processes
    .filter(({ id, parent }) => id === pid || parent === pid)
    .reduce((sum, { seconds }) => sum + seconds, 0);
}
