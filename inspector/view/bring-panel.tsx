import { useMemo } from 'preact/hooks';
import { type Brought, pastedPath, readBrought } from '../model/bring';
import { examples } from '../model/examples';
import type { FlowFrame, WidgetJson } from '../model/workbench';
import { textOf } from './field';

/** What was pasted or dropped, and the name of the file that it came from. */
export interface Pasted {
  readonly path: string;
  readonly text: string;
}

interface BringPanelProps {
  readonly pasted: Pasted;
  readonly isOpen: boolean;
  setOpen(isOpen: boolean): void;
  paste(pasted: Pasted): void;
  take(widgets: readonly WidgetJson[], flow?: FlowFrame): void;
}

/** Begin with a flow or a widget that is there already, or with an example. */
export function BringPanel({ pasted, isOpen, setOpen, paste, take }: BringPanelProps) {
  const brought = useMemo(() => readBrought(pasted), [pasted]);
  return (
    <details class="panel bring" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>Bring</h2>
        <span class="help">a Studio flow, a widget, or an example to begin with</span>
      </summary>
      <div class="bring-ways">
        <div class="field">
          <label for="bring-text">
            Paste a Studio flow or a widget as JSON, or drop its file on the page
          </label>
          <textarea
            id="bring-text"
            rows={6}
            dir="ltr"
            spellcheck={false}
            value={pasted.text}
            aria-describedby="bring-findings"
            onInput={({ currentTarget }) => paste({ path: pastedPath, text: currentTarget.value })}
          />
          <label class="file small">
            Choose a file
            <input
              type="file"
              class="visually-hidden"
              accept=".json,application/json"
              onChange={async ({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file !== undefined) paste({ path: file.name, text: await file.text().catch(() => '') });
                currentTarget.value = '';
              }}
            />
          </label>
          <ul id="bring-findings" class="findings">
            {brought.kind === 'neither' &&
              brought.findings.map(({ line, column, message }) => (
                <li key={`${line} ${column} ${message}`} class="fault">
                  Line {line}, character {column}: {message}
                </li>
              ))}
          </ul>
          <Take brought={brought} take={take} />
        </div>
        <fieldset class="field">
          <legend>Or begin with an example</legend>
          <div class="buttons">
            {examples.map(({ title, flow, widgets }) => (
              <button key={title} type="button" onClick={() => take(widgets, flow)}>
                {title}
              </button>
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}

function Take({ brought, take }: { brought: Brought } & Pick<BringPanelProps, 'take'>) {
  switch (brought.kind) {
    case 'nothing':
    case 'neither':
      return null;
    case 'widget':
      return (
        <button type="button" onClick={() => take([brought.widget])}>
          Bring the widget {textOf(brought.widget.name)}
        </button>
      );
    case 'flow':
      return (
        <button type="button" onClick={() => take(brought.widgets, brought.flow)}>
          Bring the flow {brought.flow.name}, with{' '}
          {brought.widgets.length === 1 ? 'one widget' : `${brought.widgets.length} widgets`}
        </button>
      );
  }
}
