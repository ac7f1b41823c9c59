import { withNewBefore, withoutSelected } from '../model/actions';
import { kinds } from '../model/kinds';
import { titleOf } from '../model/words';
import { Options, SmallButton } from './controls';
import { useEditor } from './editor';
import { textOf } from './field';

/** What the form is for, and what can be done to the whole widget. */
export function WidgetHead() {
  const { workbench, widget, open, tell } = useEditor();
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
        <SmallButton
          label={`Remove the widget ${name}`}
          onClick={() => {
            open(withoutSelected(workbench));
            tell(`${name} is removed. Back brings it again.`);
          }}
        >
          Remove
        </SmallButton>
      </div>
      {workbench.flow !== undefined && (
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
              if (kind !== undefined) open(withNewBefore(workbench, kind));
            }}
          >
            <option value="">Add before this…</option>
            <Options of={kinds.map(({ id, title }) => [id, title])} />
          </select>
        </div>
      )}
    </>
  );
}
