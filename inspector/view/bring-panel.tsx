import { useEffect, useMemo, useState } from 'preact/hooks';
import type { WidgetFile } from '../../lib/config/draft';
import { withBrought } from '../model/actions';
import { type Brought, pastedPath, readBrought } from '../model/bring';
import { examples } from '../model/examples';
import type { FlowFrame, WidgetJson } from '../model/workbench';
import { useEditor } from './editor';
import { textOf } from './field';

const nothing = { path: pastedPath, text: '' };

type Take = (widgets: readonly WidgetJson[], flow?: FlowFrame) => void;

/** Begin with a flow or a widget that is there already, or with an example. */
export function BringPanel() {
  const { workbench, open, tell } = useEditor();
  const [isOpen, setOpen] = useState(false);
  const [pasted, setPasted] = useState(nothing);
  useDrop((dropped) => {
    setPasted(dropped);
    setOpen(true);
  });
  const brought = useMemo(() => readBrought(pasted), [pasted]);
  const take: Take = (widgets, flow) => {
    open(withBrought(workbench, widgets, flow));
    setPasted(nothing);
    setOpen(false);
    tell(`Here is ${flow?.name ?? widgets.map(({ name }) => textOf(name)).join(', ')}.`);
  };
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
            onInput={({ currentTarget }) => setPasted({ path: pastedPath, text: currentTarget.value })}
          />
          <label class="file small">
            Choose a file
            <input
              type="file"
              class="visually-hidden"
              accept=".json,application/json"
              onChange={async ({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file !== undefined)
                  setPasted({ path: file.name, text: await file.text().catch(() => '') });
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
          <TakeButton brought={brought} take={take} />
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

function TakeButton({ brought, take }: { brought: Brought; take: Take }) {
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

/** Take files and texts that are dropped anywhere on the page. */
function useDrop(take: (dropped: WidgetFile) => void): void {
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = async (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      // Text that is dragged into a field belongs there.
      if (file === undefined && isField) return;
      event.preventDefault();
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      // A folder is a file that cannot be read.
      if (file !== undefined) take({ path: file.name, text: await file.text().catch(() => '') });
      else if (text !== '') take({ path: pastedPath, text });
    };
    document.addEventListener('dragover', allow);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', allow);
      document.removeEventListener('drop', drop);
    };
  });
}
