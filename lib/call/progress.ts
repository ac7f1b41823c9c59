import { addressKey } from '../dial/address-key';
import { type DialOutcome, outcomeParameters, type Pair, type Parameters, type Progress } from '../types';
import { isRows, readRows, writeRows } from './state-rows';

/** A call passes through at most this many widgets. */
export const widgetLimit = 25;

const widgetsName = '_widgets';
const outcomesName = '_outcomes';
const refusedName = '_refused';
const deliveryName = '_delivery';

/** More than refuse in any ring, which has ten: what somebody has invented must not fill the URL. */
const mostRefused = 20;

/** The progress of a call that has met no widget yet. */
export const noProgress: Progress = { widgets: 0, outcomes: new Map(), refused: [], isDelivery: false };

/** Read the state that an earlier URL of ours carried. What is damaged counts as absent: the call goes on. */
export function readProgress(state: Parameters): Progress {
  const widgets = Number(state[widgetsName] ?? 0);
  return {
    widgets: Number.isInteger(widgets) && widgets > 0 ? Math.min(widgets, widgetLimit) : 0,
    outcomes: readOutcomes(state[outcomesName]),
    refused: readRefused(state[refusedName]).slice(-mostRefused).map(addressKey),
    isDelivery: deliveryName in state,
  };
}

/**
 * The state as parameters for a URL.
 * @param implied the count of widgets that the URL's reader takes for granted, and which need not be written
 */
export function writeProgress(progress: Progress, implied: 0 | 1): Pair[] {
  const { widgets, outcomes, refused, isDelivery } = progress;
  const rows = [...outcomes].map(([widget, outcome]) => [
    widget,
    ...outcomeParameters.map((name) => outcome[name] ?? ''),
  ]);
  const pairs: Pair[] = [];
  if (widgets !== implied) pairs.push([widgetsName, String(widgets)]);
  if (rows.length > 0) pairs.push([outcomesName, writeRows(rows)]);
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

/** The progress after this widget's Dial; a widget that the call has met before counts with its last outcome. */
export function withOutcome(progress: Progress, widget: string, outcome: DialOutcome): Progress {
  const outcomes = new Map(progress.outcomes);
  outcomes.delete(widget);
  return { ...progress, outcomes: outcomes.set(widget, outcome) };
}

function readOutcomes(text: string | undefined): ReadonlyMap<string, DialOutcome> {
  const outcomes = new Map<string, DialOutcome>();
  // No call has more: what somebody has invented must not take the time of thousands.
  for (const row of outcomeRows(text).slice(-widgetLimit)) {
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
