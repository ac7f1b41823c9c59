import { type Kind, kinds } from '../model/kinds';
import { titleOf } from '../model/words';
import type { WidgetJson } from '../model/workbench';
import { textOf } from './field';

interface WidgetHeadProps {
  readonly widget: WidgetJson;
  readonly isInFlow: boolean;
  addBefore(kind: Kind): void;
  remove(): void;
}

/** What the form is for, and what can be done to the whole widget. */
export function WidgetHead({ widget, isInFlow, addBefore, remove }: WidgetHeadProps) {
  const name = textOf(widget.name);
  return (
    <>
      <div class="bar">
        <h2 id="make-title" tabIndex={-1}>
          {titleOf(widget)}{' '}
          <code class="key" dir="auto">
            {name}
          </code>
        </h2>
        <button type="button" class="small" aria-label={`Remove the widget ${name}`} onClick={remove}>
          Remove
        </button>
      </div>
      {isInFlow && (
        <div class="field">
          <label class="visually-hidden" for="add-before">
            Add something before {name}
          </label>
          <select
            id="add-before"
            value=""
            onChange={({ currentTarget }) => {
              const kind = kinds.find(({ id }) => id === currentTarget.value);
              currentTarget.value = '';
              if (kind !== undefined) addBefore(kind);
            }}
          >
            <option value="">Add before this…</option>
            {kinds.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
