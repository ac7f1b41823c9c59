import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../lib/config/finding';
import { isObject } from '../../lib/is-object';
import {
  canLeadTo,
  withBrought,
  withChange,
  withName,
  withNewWidget,
  withNewWidgetAt,
  withoutSelected,
  withSelected,
} from '../model/actions';
import { type CheckedWorkbench, checkWorkbench } from '../model/check-workbench';
import { renderedValues } from '../model/rendered-values';
import { serviceOf } from '../model/service';
import { tryCall } from '../model/try-call';
import { newWidget, type WidgetJson, type Workbench } from '../model/workbench';
import { BringPanel, type Pasted } from './bring-panel';
import { type Editor, EditorProvider, idOf } from './editor';
import { textOf } from './field';
import { ImportNotes } from './findings';
import { LiveRegion, type Message } from './live-region';
import { PanelLinks } from './panel-links';
import { SeePanel } from './see-panel';
import { TryPanel } from './try-panel';
import { useDrop } from './use-drop';
import { useFocus } from './use-focus';
import { useSharedState } from './use-shared-state';
import { WidgetForm } from './widget-form';
import { WidgetTabs } from './widget-tabs';

const nothingPasted: Pasted = { path: 'pasted.json', text: '' };

/** The whole page: what is made, what a call gets, and what happens then. */
export function App() {
  // Fields keep what stands in no widget yet, until another widget is shown in them.
  const [form, setForm] = useState(0);
  const [message, setMessage] = useState<Message>({ text: '' });
  const onFollow = useCallback((isIncomplete: boolean) => {
    setForm((number) => number + 1);
    if (isIncomplete) {
      setMessage({ text: 'A link holds no passwords and no variables. What it left out is missing here.' });
    }
  }, []);
  const { workbench, replace, push } = useSharedState(onFollow);
  const [pasted, setPasted] = useState(nothingPasted);
  const [isBringing, setBringing] = useState(false);
  const [notes, setNotes] = useState<readonly Finding[]>([]);
  const focus = useFocus();
  useDrop((dropped) => {
    setPasted(dropped);
    setBringing(true);
  });
  const { widgets, selected, sample, happenings } = workbench;
  const checked = useMemo(() => checkWorkbench(widgets), [widgets]);
  const names = widgets.map((widget) => textOf(widget.name));
  const widget = widgets[selected] ?? newWidget('');
  const run = runSample(workbench, checked);
  const show = (next: Workbench) => {
    push(next);
    setForm(form + 1);
  };
  const lastName = useLastName(form, workbench);
  const editor: Editor = {
    widget,
    findings: checked.widgets[selected]?.findings ?? [],
    others: names.filter((name, index) => index !== selected && name !== ''),
    change: (path, value) => replace(withChange(workbench, path, value)),
    rename: (name) => replace(withName(workbench, name, lastName)),
    leadToNewWidget: (path) => {
      show(withNewWidgetAt(workbench, path));
      focus(idOf(['name']));
    },
  };
  useEffect(() => {
    document.title = `${names[selected] || 'A widget'} – connect-call-to`;
  });
  return (
    <>
      <PanelLinks />
      <BringPanel
        pasted={pasted}
        isOpen={isBringing}
        setOpen={setBringing}
        paste={setPasted}
        take={(brought, findings) => {
          show(withBrought(workbench, brought));
          setPasted(nothingPasted);
          setBringing(false);
          setNotes(findings);
          focus(idOf(['name']));
          const list = brought.map(({ name }) => textOf(name)).join(', ');
          setMessage({ text: `Here ${brought.length === 1 ? 'is' : 'are'} ${list}.` });
        }}
      />
      <ImportNotes findings={notes} dismiss={() => setNotes([])} />
      <div class="panels">
        <section id="make" class="panel make" aria-labelledby="make-title" tabIndex={-1}>
          <h2 id="make-title">Make</h2>
          <WidgetTabs
            names={names}
            faulty={checked.faulty}
            selected={selected}
            select={(index) => show(withSelected(workbench, index))}
            add={() => {
              show(withNewWidget(workbench));
              focus(idOf(['name']));
            }}
            remove={() => {
              show(withoutSelected(workbench));
              setMessage({ text: `${names[selected]} is removed. Back brings it again.` });
            }}
          />
          <EditorProvider value={editor}>
            <WidgetForm key={form} />
          </EditorProvider>
        </section>
        <SeePanel
          files={checked.widgets.map(({ file }) => file)}
          selected={selected}
          faulty={names.filter((_, index) => checked.faulty[index])}
          faults={checked.faults}
          step={run?.story.steps[0]}
          values={run?.first ?? []}
          sample={sample}
          changeSample={(changed) => replace({ ...workbench, sample: changed })}
          announce={(text) => setMessage({ text })}
        />
        <TryPanel
          faulty={names.filter((_, index) => checked.faulty[index])}
          faults={checked.faults}
          story={run?.story}
          happenings={happenings}
          valuesOf={(step) => run?.valuesOf(step) ?? []}
          change={(changed) => replace({ ...workbench, happenings: changed })}
        />
      </div>
      <LiveRegion message={message} widgets={checked.widgets} />
    </>
  );
}

/** The last name of the shown widget to which transitions could lead: while it is typed it may be none, or another's. */
function useLastName(form: number, workbench: Workbench): string {
  const last = useRef({ form: -1, name: '' });
  const name = textOf(workbench.widgets[workbench.selected]?.name);
  if (last.current.form !== form || canLeadTo(name, workbench)) last.current = { form, name };
  return last.current.name;
}

/** The sample call and what has happened to it; undefined where there is a fault. */
function runSample(
  { selected, sample, happenings }: Workbench,
  { widgets, service: checked }: CheckedWorkbench,
) {
  const name = checked?.names[selected];
  if (checked === undefined || name === undefined) return undefined;
  const service = serviceOf(checked.configuration, sample, location.host);
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
