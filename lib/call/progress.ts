import { bareRecord } from '../bare-record';
import { addressKey } from '../dial/address-key';
import { isJsonObject, type Json, parseJson } from '../json';
import { dialLimit, stepLimit } from '../limits';
import {
  type DialOutcome,
  type Outputs,
  outcomeParameters,
  type Pair,
  type Parameters,
  type Progress,
} from '../types';
import { isRows, readRows, writeRows } from './state-rows';

const dialsName = '_widgets';
const stepsName = '_steps';
const outcomesName = '_outcomes';
const outputsName = '_outputs';
const variablesName = '_variables';
const refusedName = '_refused';
const deliveryName = '_delivery';

/** More than refuse in any ring, which has ten: what somebody has invented must not fill the URL. */
const mostRefused = 20;

/** The progress of a call that has met no widget yet. */
export const noProgress: Progress = {
  dials: 0,
  steps: 0,
  outputs: new Map(),
  variables: bareRecord(),
  refused: [],
  isDelivery: false,
};

/** Read the state that an earlier URL of ours carried. What is damaged counts as absent: the call goes on. */
export function readProgress(state: Parameters): Progress {
  const dials = readCount(state[dialsName], dialLimit);
  const outcomes = readOutcomes(state[outcomesName]);
  const lastDial = [...outcomes].at(-1);
  return {
    dials,
    steps: Math.max(dials, readCount(state[stepsName], stepLimit)),
    outputs: new Map([...outcomes, ...readOutputs(state[outputsName])]),
    variables: readVariables(state[variablesName]),
    refused: readRefused(state[refusedName]).slice(-mostRefused).map(addressKey),
    isDelivery: deliveryName in state,
    ...(lastDial !== undefined && { lastDial: { widget: lastDial[0], outcome: lastDial[1] } }),
  };
}

function readCount(text: string | undefined, most: number): number {
  const count = Number(text ?? 0);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0;
}

/**
 * The state as parameters for a URL.
 * @param implied the count of Dials that the URL's reader takes for granted, and which need not be written
 */
export function writeProgress(progress: Progress, implied: 0 | 1): Pair[] {
  const { dials, steps, refused, isDelivery } = progress;
  const outcomes: string[][] = [];
  const outputs: string[][] = [];
  for (const [widget, told] of progress.outputs) {
    if (isDialOutcome(told)) outcomes.push([widget, ...outcomeParameters.map((name) => told[name] ?? '')]);
    else outputs.push([widget, JSON.stringify(told)]);
  }
  const variables = Object.entries(progress.variables);
  const pairs: Pair[] = [];
  if (dials !== implied) pairs.push([dialsName, String(dials)]);
  // Where there are only Dials, their count says it all.
  if (steps > Math.max(dials, implied)) pairs.push([stepsName, String(steps)]);
  if (outcomes.length > 0) pairs.push([outcomesName, writeRows(outcomes)]);
  if (outputs.length > 0) pairs.push([outputsName, writeRows(outputs)]);
  if (variables.length > 0) pairs.push([variablesName, writeRows(variables)]);
  if (refused.length > 0) pairs.push([refusedName, writeRows([refused])]);
  if (isDelivery) pairs.push([deliveryName, '1']);
  return pairs;
}

/** The four outcome parameters among `parameters`; an empty one is an absent one. */
export function dialOutcome(parameters: Parameters): DialOutcome {
  return Object.fromEntries(
    outcomeParameters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])),
  );
}

/**
 * Whether these outputs are nothing but what a Dial tells, which is written in a shorter way. A RecordingUrl alone may be
 * a voicemail's.
 */
export function isDialOutcome(told: Outputs): told is DialOutcome & Outputs {
  const entries = Object.entries(told);
  const isRecording = entries.length === 1 && 'RecordingUrl' in told;
  const isDials = ([name, value]: [string, Json]) =>
    typeof value === 'string' && outcomeParameters.some((known) => known === name);
  return !isRecording && entries.every(isDials);
}

function readOutcomes(text: string | undefined): ReadonlyMap<string, DialOutcome> {
  const outcomes = new Map<string, DialOutcome>();
  // No call has more: what somebody has invented must not take the time of thousands.
  for (const row of outcomeRows(text).slice(-dialLimit)) {
    if (!Array.isArray(row)) continue;
    const [widget, ...values]: unknown[] = row;
    if (typeof widget !== 'string' || widget === '') continue;
    outcomes.set(widget, outcomeOf(values));
  }
  return outcomes;
}

function outcomeOf(values: readonly unknown[]): DialOutcome {
  return Object.fromEntries(
    outcomeParameters.flatMap((name, index) => {
      const value = values[index];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

function readOutputs(text = ''): [string, Outputs][] {
  return readRows(text).flatMap(([widget = '', json = '']): [string, Outputs][] => {
    const told = parseJson(json);
    return isJsonObject(told) ? [[widget, told]] : [];
  });
}

function readVariables(text = ''): Parameters {
  return bareRecord(Object.fromEntries(readRows(text).map(([name = '', value = '']) => [name, value])));
}

// A call that was in a Dial when this version was deployed comes with what an earlier one wrote: JSON, and commas.

function outcomeRows(text = ''): readonly unknown[] {
  if (isRows(text)) return readRows(text);
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}

function readRefused(text = ''): readonly string[] {
  return isRows(text) ? (readRows(text)[0] ?? []) : text.split(',');
}
