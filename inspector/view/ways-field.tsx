import { definitions } from '../../lib/widgets/definitions';
import { listAt, valueAt } from '../model/edit';
import { eventWords, typeWords } from '../model/words';
import type { WidgetJson } from '../model/workbench';
import { ConditionsField } from './conditions-field';
import { useEditor } from './editor';
import { sentence, textOf } from './field';
import { Findings } from './findings';
import { NextField, type Way } from './next-field';

/** What happens afterwards: every event of the widget, and where the call goes then. */
export function WaysField() {
  const { widget, type } = useEditor();
  const listed = listedIn(widget);
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

function listedIn(widget: WidgetJson): Way[] {
  const events = listAt(widget, ['transitions']).map((transition) => textOf(valueAt(transition, ['event'])));
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
  const { type } = useEditor();
  const { event, index, nth } = way;
  const events: Readonly<Record<string, string>> = type === undefined ? {} : definitions[type].events;
  const id = `way-${event}-${nth}`;
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
      {index >= 0 && <Findings path={['transitions', index, 'event']} />}
    </div>
  );
}

/** The help without the name that Studio has for the event: the label says it. */
function withoutTitle(meaning: string): string {
  return sentence(meaning.replace(/^[A-Z][\w ]+: /, ''));
}
