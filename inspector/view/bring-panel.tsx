import { useMemo, useState } from 'preact/hooks';
import { type Finding, formatFinding } from '../../lib/config/finding';
import { type Brought, type FlowWidget, readBrought } from '../model/bring';
import { examples } from '../model/examples';
import type { WidgetJson } from '../model/workbench';
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
  /** With what there is still to do about them. */
  take(widgets: readonly WidgetJson[], findings: readonly Finding[]): void;
}

/** Begin with a widget or a flow that is there already, or with an example. */
export function BringPanel({ pasted, isOpen, setOpen, paste, take }: BringPanelProps) {
  const brought = useMemo(() => readBrought(pasted), [pasted]);
  const found = widgetsIn(brought);
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = found.filter(({ name }) => !left.includes(name));
  const isRefused = brought.kind === 'widget' && brought.findings.length > 0;
  const takeChosen = () => {
    take(
      chosen.map(({ widget }) => widget),
      brought.kind === 'nothing' ? [] : brought.findings,
    );
    setLeft([]);
  };
  return (
    <details class="panel bring" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>Bring</h2>
        <span class="help">a widget, a Studio flow, or an example to begin with</span>
      </summary>
      <div class="bring-ways">
        <div class="field">
          <label for="bring-text">
            Paste a widget or a whole Studio flow as JSON, or drop its file on the page
          </label>
          <textarea
            id="bring-text"
            rows={6}
            dir="ltr"
            spellcheck={false}
            value={pasted.text}
            aria-describedby="bring-findings"
            onInput={({ currentTarget }) => paste({ path: 'pasted.json', text: currentTarget.value })}
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
            {brought.kind !== 'nothing' &&
              brought.findings.map((finding) => (
                <li key={formatFinding(finding)} class={finding.severity}>
                  {formatFinding(finding)}
                </li>
              ))}
          </ul>
          {brought.kind === 'flow' && found.length > 0 && (
            <fieldset class="group">
              <legend>Widgets of this flow</legend>
              {found.map(({ name }) => (
                <label key={name} class="check">
                  <input
                    type="checkbox"
                    checked={!left.includes(name)}
                    onChange={({ currentTarget }) =>
                      setLeft(currentTarget.checked ? left.filter((one) => one !== name) : [...left, name])
                    }
                  />
                  {name}
                </label>
              ))}
            </fieldset>
          )}
          {found.length > 0 && !isRefused && (
            <button type="button" disabled={chosen.length === 0} onClick={takeChosen}>
              Bring {chosen.map(({ name }) => name).join(', ')}
            </button>
          )}
        </div>
        <fieldset class="field">
          <legend>Or begin with an example</legend>
          <div class="buttons">
            {examples.map(({ title, widgets }) => (
              <button key={title} type="button" onClick={() => take(widgets, [])}>
                {title}
              </button>
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}

/** The widgets to choose from. */
function widgetsIn(brought: Brought): readonly FlowWidget[] {
  if (brought.kind === 'flow') return brought.widgets;
  if (brought.kind === 'nothing') return [];
  return [{ name: textOf(brought.widget.name) || 'the widget', widget: brought.widget }];
}
