import { errorMessage } from '../../lib/error-message';
import type { DeadEnd } from '../../lib/verify/walk';
import { type Walk, walkCalls } from '../../lib/verify/walk-calls';
import { buildAside, removeOwnBuild } from '../build-project';
import { readEnvironment } from '../call/read-environment';
import { checkProject, count, describeFindings } from '../check-project';
import { readParameters } from '../command/parameters';
import type { Finished } from '../command/run-command';
import { readSurroundings } from '../read-surroundings';

/** Ten thousand widgets come to fewer, unless their Liquid makes every call another one. */
const mostWidgets = 200_000;

/** The options of `npm run verify`. */
export interface VerifyOptions {
  /** `NAME=VALUE`, as they stand in the Voice URL of the numbers. */
  readonly param?: readonly string[];
  /** For machines. */
  readonly json?: boolean;
}

/**
 * Check and build a project, and walk every call that may come: `npm run verify`. Leaves `dist/` alone.
 */
export async function verifyProject(root: string, { param, json }: VerifyOptions): Promise<Finished> {
  const parameters = readParameters(param);
  if (typeof parameters === 'string') return { status: 2, stderr: `${parameters}\n` };
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
    parameters: Object.fromEntries(parameters),
    paths: servicePaths(root),
    mostWidgets,
  });
  const isSound = walk.deadEnds.length === 0 && !walk.hasGivenUp;
  const status = isSound ? 0 : 1;
  if (json) return { status, preface, stdout: `${JSON.stringify(walk, null, 2)}\n` };
  if (isSound) return { status, preface, stdout: summary(walk) };
  const lines = walk.deadEnds.map((end) => `${describeDeadEnd(end)}\n`).join('');
  return { status, preface, stdout: lines, stderr: summary(walk) };
}

/** The paths at which the service of a project answers: its Functions, and its assets that are public. */
export function servicePaths(root: string): Set<string> {
  const { functions, assets } = readSurroundings(root);
  return new Set([...functions, ...assets].map((path) => new URL(path, 'https://any.invalid').pathname));
}

/** The way from the number to the end, on one line. A flow is named where the call comes into it. */
export function describeDeadEnd({ entrance, steps, end }: DeadEnd): string {
  const parts = steps.flatMap(({ flow, widget, outcomes }, index) => {
    const here = outcomes.length === 0 ? widget : `${widget}: ${outcomes.join(', ')}`;
    return flow === undefined || flow === steps[index - 1]?.flow ? [here] : [`flow ${flow}`, here];
  });
  return [entrance, ...parts, end].join(' → ').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?');
}

function summary({ numbers, dials, others, outcomes, deadEnds, hasGivenUp }: Walk): string {
  const widgets = [count(dials, 'Dial'), ...(others > 0 ? [count(others, 'other widget')] : [])];
  const walked = `Walked ${[count(numbers, 'number'), ...widgets].join(', ')} and ${count(outcomes, 'outcome')}`;
  if (hasGivenUp) return `${walked}; there are more, and they were not walked.\n`;
  if (deadEnds.length === 0) return `${walked}: no caller is left with nothing.\n`;
  return `${walked}: ${count(deadEnds.length, 'way')} on which a caller is left with nothing. Lead on from there: to a widget, or to a voicemail's URL.\n`;
}
