import { useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { withNewAfter } from '../model/actions';
import { listAt, valueAt } from '../model/edit';
import { kinds } from '../model/kinds';
import { hasFault } from '../model/places';
import { eventWords } from '../model/words';
import { Options } from './controls';
import { idOf, useEditor } from './editor';
import { TextInput, textOf } from './field';
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

/** The place that a transition leads to: a widget, something new, the end, or an address. */
export function NextField({ id, way, label }: { id: string; way: Way; label?: string }) {
  const { workbench, widget, type, findings, others, lead, open } = useEditor();
  const { event, index } = way;
  const path: JsonPath = ['transitions', index, 'next'];
  const next = index < 0 ? '' : textOf(valueAt(widget, path)).trim();
  const [wantsText, setWantsText] = useState(false);
  const focus = useFocus();
  const isOther = wantsText || (next !== '' && !others.includes(next));
  const isUnlisted = index < 0 && mayBeUnlisted(type, event);
  const addable = workbench.flow === undefined ? kinds.filter(({ id: kind }) => kind === 'ring') : kinds;
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
      return focus(idOf(['transitions', listAt(widget, ['transitions']).length, 'next']));
    }
    const made = kinds.find((one) => one.id === rest);
    if (made !== undefined) open(withNewAfter(workbench, index, event, made));
  };
  const value = isOther ? 'other' : isUnlisted ? 'unlisted' : next === '' ? 'end' : `to ${next}`;
  return (
    <>
      <select
        id={id}
        value={value}
        aria-label={label}
        aria-invalid={index >= 0 && hasFault(findings, path)}
        aria-describedby={`${id}-help ${idOf(path)}-findings`}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {mayBeUnlisted(type, event) && <option value="unlisted">{unlistedWords(event)}</option>}
        <option value="end">the call ends</option>
        <optgroup label="Go on to">
          <Options of={others.map((name) => [`to ${name}`, name])} />
        </optgroup>
        <optgroup label="Add something new">
          <Options of={addable.map(({ id: kind, title }) => [`new ${kind}`, `+ ${title}`])} />
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
      {index >= 0 && <Findings path={path} />}
    </>
  );
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
