/** Lines around a change that are shown, too. */
const CONTEXT = 2;

type Change = ' ' | '-' | '+';

/**
 * Returns the difference between two texts, a line each, with `-`, `+` or a space in front: the longest common subsequence,
 * for files of a few hundred lines. Unchanged lines that are far from a change are left out.
 */
export function difference(before: string, after: string): string[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: [Change, string][] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push([' ', old[i] ?? '']);
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push(['-', old[i++] ?? '']);
    else lines.push(['+', now[j++] ?? '']);
  }
  return shorten(lines);
}

function shorten(lines: readonly [Change, string][]): string[] {
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([change]) => change !== ' ');
  return lines.flatMap(([change, line], index) =>
    isNear(index) ? [`${change} ${line}`.trimEnd()] : isNear(index - 1) ? ['  …'] : [],
  );
}
