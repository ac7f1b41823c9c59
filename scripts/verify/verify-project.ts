import { errorMessage } from '../../lib/error-message';
import type { DeadEnd } from '../../lib/verify/walk';
import { type Walk, walkCalls } from '../../lib/verify/walk-calls';
import { buildAside, removeOwnBuild } from '../build-project';
import { readEnvironment } from '../call/read-environment';
import { checkProject, count, describeFindings } from '../check-project';
import type { Finished } from '../command/run-command';
import { servicePaths } from './service-paths';

/** Ten thousand widgets have fewer, unless their Liquid makes every call another one. */
const mostDials = 200_000;

/**
 * Check and build a project, and walk every call that may come: `npm run verify`. Leaves `dist/` alone.
 * @param params `NAME=VALUE`, as they stand in the Voice URL of the numbers
 */
export async function verifyProject(root: string, params: readonly string[]): Promise<Finished> {
  const nameless = params.find((param) => param.indexOf('=') < 1);
  if (nameless !== undefined) {
    return { status: 2, stderr: `--param ${JSON.stringify(nameless)} has no name; expected NAME=VALUE\n` };
  }
  const checked = checkProject(root, { forService: true });
  const preface = describeFindings(checked);
  if (checked.faults.length > 0) return { status: 1, preface };
  try {
    buildAside(root, checked.widgets);
  } catch (error) {
    // What cannot be bundled says so itself.
    return { status: 1, preface, stderr: `${errorMessage(error)}\n` };
  } finally {
    removeOwnBuild(root);
  }
  const { variables } = await readEnvironment(root);
  const { AUTH_TOKEN: _, ...readable } = variables;
  const walk = walkCalls(checked.widgets, {
    variables: readable,
    parameters: Object.fromEntries(params.map(readPair)),
    paths: servicePaths(root),
    mostDials,
  });
  const lines = walk.deadEnds.map((end) => `${describeDeadEnd(end)}\n`).join('');
  return walk.deadEnds.length === 0 && !walk.hasGivenUp
    ? { status: 0, preface, stdout: summary(walk) }
    : { status: 1, preface, stdout: lines, stderr: summary(walk) };
}

function readPair(param: string): [name: string, value: string] {
  const at = param.indexOf('=');
  return [param.slice(0, at), param.slice(at + 1)];
}

/** The way from the number to the end, on one line. */
function describeDeadEnd({ entrance, steps, end }: DeadEnd): string {
  return [entrance, ...steps.map(({ widget, endings }) => `${widget}: ${endings.join(', ')}`), end].join(
    ' → ',
  );
}

function summary({ numbers, dials, endings, deadEnds, hasGivenUp }: Walk): string {
  const walked = `Walked ${count(numbers, 'number')}, ${count(dials, 'Dial')} and ${count(endings, 'outcome')}`;
  if (hasGivenUp) return `${walked}; there are more, and they were not walked.\n`;
  if (deadEnds.length === 0) return `${walked}: no caller is left with nothing.\n`;
  return `${walked}: ${count(deadEnds.length, 'way')} on which a caller is left with nothing. Lead on from there: to a widget, or to a voicemail's URL.\n`;
}
