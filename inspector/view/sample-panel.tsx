import type { ComponentChildren } from 'preact';
import type { Pair } from '../../lib/types';
import { zoneOf } from '../model/moment';
import { calledNumber, numbersHere } from '../model/sample-run';
import type { SampleCall } from '../model/workbench';
import { Options, TextBox } from './controls';
import { useEditor } from './editor';
import { PairList } from './pairs-field';

/** The call that is tried: who calls which number, and when. */
export function SamplePanel() {
  const { workbench, replace } = useEditor();
  const { sample, widgets } = workbench;
  const numbers = numbersHere(workbench);
  const change = (changed: Partial<SampleCall>) =>
    replace({ ...workbench, sample: { ...sample, ...changed } });
  return (
    <fieldset class="group sample">
      <legend>Sample call</legend>
      <div class="columns">
        <div class="field">
          <label for="sample-from">Caller</label>
          <TextBox id="sample-from" value={sample.from} onText={(from) => change({ from })} />
        </div>
        <div class="field">
          <label for="sample-to">Number called</label>
          {numbers.length > 0 && sample.direction === 'inbound' ? (
            <select
              id="sample-to"
              value={calledNumber(workbench)}
              onChange={({ currentTarget }) => change({ to: currentTarget.value })}
            >
              <Options of={numbers} />
            </select>
          ) : (
            <TextBox id="sample-to" value={sample.to} onText={(to) => change({ to })} />
          )}
        </div>
      </div>
      <div class="field">
        <label for="sample-at">When</label>
        <input
          id="sample-at"
          type="datetime-local"
          value={sample.at}
          aria-describedby="sample-at-help"
          onInput={({ currentTarget }) => change({ at: currentTarget.value })}
        />
        <p id="sample-at-help" class="help">
          {sample.at === '' ? 'Now' : dayOf(sample.at)}, {zoneOf(widgets).replaceAll('_', ' ')}
        </p>
      </div>
      <details class="more">
        <summary>More about the call</summary>
        <div class="fields">
          <div class="field">
            <label for="sample-direction">Direction</label>
            <select
              id="sample-direction"
              value={sample.direction}
              onChange={({ currentTarget }) =>
                change({ direction: currentTarget.value === 'outbound-api' ? 'outbound-api' : 'inbound' })
              }
            >
              <Options of={['inbound', 'outbound-api']} />
            </select>
          </div>
          <Pairs
            title="Parameters"
            noun="parameter"
            pairs={sample.parameters}
            onPairs={(parameters) => change({ parameters })}
          >
            Names that begin with a lower-case letter are your own, and Liquid reads them as{' '}
            <code>{'{{flow.data.NAME}}'}</code>; the others are Twilio’s:{' '}
            <code>{'{{trigger.call.NAME}}'}</code>.
          </Pairs>
          <Pairs
            title="Environment variables"
            noun="variable"
            pairs={sample.variables}
            onPairs={(variables) => change({ variables })}
          >
            Liquid reads them as <code>{'{{env.NAME}}'}</code>. They stay on this page: no link holds them.
          </Pairs>
        </div>
      </details>
    </fieldset>
  );
}

interface PairsProps {
  readonly title: string;
  readonly noun: string;
  readonly pairs: readonly Pair[];
  /** What they are for. */
  readonly children: ComponentChildren;
  onPairs(pairs: readonly Pair[]): void;
}

function Pairs({ title, noun, pairs, children, onPairs }: PairsProps) {
  const help = `sample-${noun}s-help`;
  return (
    <fieldset class="field">
      <legend>{title}</legend>
      <PairList id={`sample-${noun}`} noun={noun} pairs={pairs} describedBy={help} onPairs={onPairs} />
      <p id={help} class="help">
        {children}
      </p>
    </fieldset>
  );
}

function dayOf(at: string): string {
  const day = new Date(`${at}Z`);
  return Number.isNaN(day.getTime())
    ? 'Now'
    : day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
}
