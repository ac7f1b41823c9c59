import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JsonPath } from '../../lib/config/finding';
import { isObject } from '../../lib/is-object';
import type { Service } from '../../lib/types';
import { type CheckedWorkbench, checkWorkbench } from '../model/check-workbench';
import { withValueAt } from '../model/edit';
import { renderedValues } from '../model/rendered-values';
import { serviceOf } from '../model/service';
import { tryCall } from '../model/try-call';
import { freeName, newWidget, type WidgetJson, type Workbench } from '../model/workbench';
import { BringPanel, type Pasted } from './bring-panel';
import { type Editor, EditorProvider } from './editor';
import { textOf } from './field';
import { LiveRegion, type Message } from './live-region';
import { SeePanel } from './see-panel';
import { TryPanel } from './try-panel';
import { useDrop } from './use-drop';
import { useSharedState } from './use-shared-state';
import { WidgetForm } from './widget-form';
import { WidgetTabs } from './widget-tabs';

/** The whole page: what is made, what a call gets, and what happens then. */
export function App() {
  const [workbench, setWorkbench] = useSharedState();
  const [pasted, setPasted] = useState<Pasted>({ path: 'pasted.json', text: '' });
  const [isBringing, setBringing] = useState(false);
  const [message, setMessage] = useState<Message>({ text: '' });
  const announce = (text: string) => setMessage({ text });
  useDrop((dropped) => {
    setPasted(dropped);
    setBringing(true);
  });
  const { widgets, selected, sample, happenings } = workbench;
  const checked = useMemo(() => checkWorkbench(widgets), [widgets]);
  const names = widgets.map((widget) => textOf(widget.name));
  const run = runSample(workbench, checked);
  const put = (change: Partial<Workbench>) => setWorkbench({ ...workbench, ...change });
  const replace = (index: number, widget: unknown) =>
    isObject(widget) ? widgets.with(index, widget) : widgets;
  const widget = widgets[selected] ?? newWidget('');
  const editor: Editor = {
    widget,
    findings: checked.widgets[selected]?.findings ?? [],
    others: names.filter((name, index) => index !== selected && name !== ''),
    change: (path, value) => put({ widgets: replace(selected, withValueAt(widget, path, value)) }),
    leadToNewWidget: (path: JsonPath) => {
      const name = freeName('next', widgets);
      const leading = replace(selected, withValueAt(widget, path, name));
      put({ widgets: [...leading, newWidget(name)], selected: widgets.length, happenings: [] });
    },
  };
  useEffect(() => {
    document.title = `${names[selected] || 'A widget'} – connect-call-to`;
  });
  return (
    <>
      <BringPanel
        pasted={pasted}
        isOpen={isBringing}
        setOpen={setBringing}
        paste={setPasted}
        take={(brought) => {
          setWorkbench(withBrought(workbench, brought));
          setBringing(false);
          announce(
            `Here ${brought.length === 1 ? 'is' : 'are'} ${brought.map(({ name }) => textOf(name)).join(', ')}.`,
          );
        }}
      />
      <div class="panels">
        <section class="panel make" aria-labelledby="make-title">
          <h2 id="make-title">Make</h2>
          <WidgetTabs
            names={names}
            faulty={checked.widgets.map(({ findings }) =>
              findings.some(({ severity }) => severity === 'fault'),
            )}
            selected={selected}
            select={(index) => put({ selected: index, happenings: [] })}
            add={() =>
              put({
                widgets: [...widgets, newWidget(freeName('my-widget', widgets))],
                selected: widgets.length,
                happenings: [],
              })
            }
            remove={() =>
              put({
                widgets: widgets.length === 1 ? [newWidget('my-widget')] : widgets.toSpliced(selected, 1),
                selected: Math.max(0, selected - 1),
                happenings: [],
              })
            }
          />
          <EditorProvider value={editor}>
            <WidgetForm key={selected} />
          </EditorProvider>
        </section>
        <SeePanel
          file={checked.widgets[selected]?.file ?? { path: '', text: '' }}
          faults={checked.faults}
          step={run?.story.steps[0]}
          values={run?.first ?? []}
          sample={sample}
          changeSample={(changed) => put({ sample: changed })}
          announce={announce}
        />
        <TryPanel
          faults={checked.faults}
          story={run?.story}
          happenings={happenings}
          valuesOf={(step) => run?.valuesOf(step) ?? []}
          change={(changed) => put({ happenings: changed })}
        />
      </div>
      <LiveRegion message={message} findings={editor.findings} />
    </>
  );
}

/** The sample call and what has happened to it; undefined where there is a fault. */
function runSample(
  { selected, sample, happenings }: Workbench,
  { widgets, service: checked }: CheckedWorkbench,
) {
  const name = checked?.names[selected];
  if (checked === undefined || name === undefined) return undefined;
  const service: Service = serviceOf(checked.configuration, sample, location.host);
  const story = tryCall(name, happenings, { service, sample });
  const contents = new Map(
    widgets.map(({ file }, index): [string, WidgetJson] => [
      checked.names[index] ?? '',
      contentOf(file.text),
    ]),
  );
  const valuesOf = (step: (typeof story.steps)[number]) => renderedValues(step, contents, service);
  const [first] = story.steps;
  return { story, valuesOf, first: first === undefined ? [] : valuesOf(first) };
}

function contentOf(text: string): WidgetJson {
  const content: unknown = JSON.parse(text);
  return isObject(content) ? content : {};
}

/** A widget that is brought takes the place of the one with its name; the untouched first one makes room. */
function withBrought(workbench: Workbench, brought: readonly WidgetJson[]): Workbench {
  const untouched = JSON.stringify([newWidget('my-widget')]);
  const before = JSON.stringify(workbench.widgets) === untouched ? [] : workbench.widgets;
  const kept = before.filter(({ name }) => !brought.some((widget) => widget.name === name));
  return { ...workbench, widgets: [...kept, ...brought], selected: kept.length, happenings: [] };
}
