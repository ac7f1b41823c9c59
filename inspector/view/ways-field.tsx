import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { definitions } from '../../lib/widgets/definitions';
import { valueAt } from '../model/edit';
import { findingsUnder } from '../model/findings';
import { kinds } from '../model/kinds';
import { eventWords, typeWords } from '../model/words';
import { ConditionsField } from './conditions-field';
import { idOf, useEditor } from './editor';
import { sentence, TextInput, textOf } from './field';
import { Findings } from './findings';
import { useFocus } from './use-focus';

/** A way out of a widget: a transition that is listed, or an event that is not. */
export interface Way {
  readonly event: string;
  /** Its place among the transitions; -1 where it is not listed. */
  readonly index: number;
  /** How many of the same event come before it: none, where all is right. */
  readonly nth: number;
}

/** What happens afterwards: every event of the widget, and where the call goes then. */
export function WaysField() {
  const { widget, type } = useEditor();
  const listed = listedIn(widget.transitions);
  if (type === 'split-based-on') {
    return (
      <fieldset class="group">
        <legend>Where the call goes</legend>
        <ConditionsField ways={listed.filter(({ event }) => event === 'match')} />
        <Ways ways={waysOf(['noMatch'], listed)} />
        <Ways ways={strangersIn(listed, ['match', 'noMatch'])} />
      </fieldset>
    );
  }
  const events = type === undefined ? [] : Object.keys(typeWords[type].events);
  const isRare = (event: string) => isTold(type, event) && !listed.some((way) => way.event === event);
  const rare = events.filter(isRare);
  return (
    <fieldset class="group">
      <legend>What happens afterwards</legend>
      <Ways
        ways={waysOf(
          events.filter((event) => !isRare(event)),
          listed,
        )}
      />
      <Ways ways={strangersIn(listed, events)} />
      {rare.length > 0 && (
        <details class="more">
          <summary>Tell more cases apart</summary>
          <Ways ways={waysOf(rare, [])} />
        </details>
      )}
    </fieldset>
  );
}

/** Whether an event counts as another one where it is not listed, or never happens, so that few have a use for it. */
function isTold(type: string | undefined, event: string): boolean {
  if (type === 'connect-call-to') return !['answered', 'callCompleted', 'hangup'].includes(event);
  return type === 'add-twiml-redirect' && event !== 'return';
}

function listedIn(transitions: unknown): Way[] {
  const events = (Array.isArray(transitions) ? transitions : []).map((transition) =>
    textOf(valueAt(transition, ['event'])),
  );
  return events.map((event, index) => ({
    event,
    index,
    nth: events.slice(0, index).filter((other) => other === event).length,
  }));
}

/** A row for each of these events; more for one that is listed more than once. */
function waysOf(events: readonly string[], listed: readonly Way[]): Way[] {
  return events.flatMap((event) => {
    const ways = listed.filter((way) => way.event === event);
    return ways.length === 0 ? [{ event, index: -1, nth: 0 }] : ways;
  });
}

/** What is listed and no event of the type. */
function strangersIn(listed: readonly Way[], events: readonly string[]): Way[] {
  return listed.filter(({ event }) => !events.includes(event));
}

function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <ul class="rows">
      {ways.map((way) => (
        <li key={`${way.event} ${way.nth}`}>
          <WayField way={way} />
        </li>
      ))}
    </ul>
  );
}

/** Where the call goes for one event. */
function WayField({ way }: { way: Way }) {
  const { type, findings } = useEditor();
  const { event, index, nth } = way;
  const events: Readonly<Record<string, string>> = type === undefined ? {} : definitions[type].events;
  const id = `way-${event}-${nth}`;
  const at: JsonPath = ['transitions', index, 'event'];
  return (
    <div class="field way">
      <div class="label">
        <label for={id}>{eventWords(type, event)}</label>
        <code class="key">{event}</code>
      </div>
      <NextField id={id} way={way} />
      <p id={`${id}-help`} class="help">
        {Object.hasOwn(events, event) ? withoutTitle(String(events[event])) : ''}
      </p>
      {index >= 0 && <Findings id={`${idOf(at)}-findings`} findings={findingsUnder(findings, at)} />}
    </div>
  );
}

/** The place that a transition leads to: a widget, something new, the end, or an address. */
export function NextField({ id, way, label }: { id: string; way: Way; label?: string }) {
  const { widget, type, findings, others, lead, leadToNew, isInFlow } = useEditor();
  const { event, index } = way;
  const path: JsonPath = ['transitions', index, 'next'];
  const next = index < 0 ? '' : textOf(valueAt(widget, path)).trim();
  const [wantsText, setWantsText] = useState(false);
  const focus = useFocus();
  const isOther = wantsText || (next !== '' && !others.includes(next));
  const isUnlisted = index < 0 && mayBeUnlisted(type, event);
  const isFaulty = index >= 0 && findingsUnder(findings, path).some(({ severity }) => severity === 'fault');
  const choose = (value: string) => {
    const [kind, rest = ''] = divided(value);
    setWantsText(kind === 'other');
    if (kind === 'unlisted') return lead(index, event, undefined);
    if (kind === 'end') return lead(index, event, '');
    if (kind === 'to') return lead(index, event, rest);
    if (kind === 'other') {
      if (index >= 0) return focus(idOf(path));
      lead(index, event, '');
      // It is the last one then.
      const last = Array.isArray(widget.transitions) ? widget.transitions.length : 0;
      return focus(idOf(['transitions', last, 'next']));
    }
    const made = kinds.find((one) => one.id === rest);
    if (made !== undefined) leadToNew(index, event, made);
  };
  const value = isOther ? 'other' : isUnlisted ? 'unlisted' : next === '' ? 'end' : `to ${next}`;
  return (
    <>
      <select
        id={id}
        value={value}
        aria-label={label}
        aria-invalid={isFaulty}
        aria-describedby={`${id}-help ${idOf(path)}-findings`}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {mayBeUnlisted(type, event) && <option value="unlisted">{unlistedWords(event)}</option>}
        <option value="end">the call ends</option>
        <optgroup label="Go on to">
          {others.map((name) => (
            <option key={name} value={`to ${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Add something new">
          {kinds
            .filter(({ id: kind }) => isInFlow || kind === 'ring')
            .map(({ id: kind, title }) => (
              <option key={kind} value={`new ${kind}`}>
                + {title}
              </option>
            ))}
        </optgroup>
        <option value="other">somewhere else…</option>
      </select>
      {isOther && (
        <>
          <label class="visually-hidden" for={idOf(path)}>
            Where {eventWords(type, event)} leads: a URL, a /path or a formula
          </label>
          <TextInput
            path={path}
            value={next}
            placeholder="https://example.com/twiml"
            onText={(text) => {
              setWantsText(true);
              lead(index, event, text);
            }}
          />
        </>
      )}
      {index >= 0 && <Findings id={`${idOf(path)}-findings`} findings={findingsUnder(findings, path)} />}
    </>
  );
}

/** The help without the name that Studio has for the event: the label says it. */
function withoutTitle(meaning: string): string {
  return sentence(meaning.replace(/^[A-Z][\w ]+: /, ''));
}

function divided(value: string): string[] {
  const space = value.indexOf(' ');
  return space === -1 ? [value] : [value.slice(0, space), value.slice(space + 1)];
}

/** Events for which leaving them out is something else than the end of the call. */
function mayBeUnlisted(type: string | undefined, event: string): boolean {
  if (type === 'connect-call-to') return event !== 'callCompleted' && event !== 'hangup';
  if (type === 'business-hours') return event === 'holiday';
  return type === 'record-voicemail' && event === 'hangup';
}

function unlistedWords(event: string): string {
  if (event === 'holiday') return 'as when closed';
  return event === 'hangup' ? 'as when a message was left' : 'as when the call ended';
}
