import { widgetName } from '../../lib/widget-name';
import { eventDescriptions, eventNames } from '../../lib/widgets/connect-call-to/event-names';
import { definitionAt } from '../model/definition';
import { valueAt } from '../model/edit';
import { findingsUnder } from '../model/findings';
import { idOf, useEditor } from './editor';
import { Labelled, TextInput, textOf } from './field';
import { Findings } from './findings';
import { useFocus } from './use-focus';

const path = ['transitions'];

/** Where the call goes afterwards. */
export function TransitionsField() {
  const { widget, change } = useEditor();
  const value = valueAt(widget, path);
  const transitions: readonly unknown[] = Array.isArray(value) ? value : [];
  const listed = transitions.map((transition) => textOf(valueAt(transition, ['event'])));
  const unlisted = usualOrder.filter((name) => !listed.includes(name));
  const focus = useFocus();
  const put = (next: readonly unknown[]) => change(path, next.length === 0 ? undefined : next);
  return (
    <fieldset class="group">
      <legend>{definitionAt(path).title}</legend>
      <p class="help">{definitionAt(path).description}</p>
      <ul class="rows transitions">
        {transitions.map((_, index) => (
          <li key={index} class="transition">
            <Transition
              index={index}
              listed={listed}
              remove={() => {
                put(transitions.toSpliced(index, 1));
                focus(idOf([...path, index, 'event']), idOf([...path, index - 1, 'event']), 'add-event');
              }}
            />
          </li>
        ))}
        {unlisted[0] !== undefined && (
          <li>
            <button
              type="button"
              id="add-event"
              class="small"
              onClick={() => {
                put([...transitions, { event: unlisted[0] }]);
                focus(idOf([...path, transitions.length, 'event']));
              }}
            >
              Add event
            </button>
          </li>
        )}
      </ul>
    </fieldset>
  );
}

/** Studio's two first: they are all that most widgets need. */
const usualOrder = ['callCompleted', 'hangup', ...eventNames].filter(
  (name, index, names) => names.indexOf(name) === index,
);

/** Whether a new widget may stand where this leads now. */
function mayBecomeWidget(next: string, others: readonly string[]): boolean {
  return next === '' || (widgetName.test(next) && !others.includes(next));
}

interface TransitionProps {
  readonly index: number;
  readonly listed: readonly string[];
  remove(): void;
}

function Transition({ index, listed, remove }: TransitionProps) {
  const { widget, findings, others, change, leadToNewWidget } = useEditor();
  const at = [...path, index, 'event'];
  const next = [...path, index, 'next'];
  const event = textOf(valueAt(widget, at));
  const eventId = idOf(at);
  const known = eventNames.find((name) => name === event);
  return (
    <>
      <div class="field">
        <div class="label">
          <label for={eventId}>{definitionAt(at).title}</label>
          <button type="button" class="small aside" aria-label={`Remove the event ${event}`} onClick={remove}>
            Remove
          </button>
        </div>
        <select
          id={eventId}
          value={event}
          aria-invalid={findingsUnder(findings, at).some(({ severity }) => severity === 'fault')}
          aria-describedby={`${eventId}-help ${eventId}-findings`}
          onChange={({ currentTarget }) => change(at, currentTarget.value)}
        >
          {known === undefined && <option value={event}>{event}</option>}
          {eventNames.map((name) => (
            <option key={name} value={name} disabled={name !== event && listed.includes(name)}>
              {name}
            </option>
          ))}
        </select>
        <p id={`${eventId}-help`} class="help">
          {known === undefined ? '' : eventDescriptions[known]}
        </p>
        <Findings id={`${eventId}-findings`} findings={findingsUnder(findings, at)} />
      </div>
      <Labelled
        path={next}
        definition={definitionAt(next)}
        aside={
          <button
            type="button"
            class="small aside"
            aria-label={`Lead ${event} to a new widget`}
            disabled={!mayBecomeWidget(textOf(valueAt(widget, next)), others)}
            onClick={() => leadToNewWidget(next)}
          >
            New widget
          </button>
        }
      >
        <TextInput
          path={next}
          value={textOf(valueAt(widget, next))}
          list={`${idOf(next)}-widgets`}
          onText={(text) => change(next, text || undefined)}
        />
        {event === 'callCompleted' &&
          textOf(valueAt(widget, next)) !== '' &&
          !listed.includes('answered') && (
            <p class="help">An answered call goes there, too. List the event answered to tell them apart.</p>
          )}
        <datalist id={`${idOf(next)}-widgets`}>
          {others.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Labelled>
    </>
  );
}
