import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { widgetName } from '../../lib/widget-name';
import {
  asFlow,
  canLeadTo,
  withBrought,
  withChange,
  withName,
  withNewAfter,
  withNewBefore,
  withNewWidget,
  withNext,
  withoutSelected,
  withSelected,
} from '../model/actions';
import { pastedPath } from '../model/bring';
import { checkWorkbench } from '../model/check-workbench';
import { isTooLarge } from '../model/fragment';
import { zoneOf } from '../model/moment';
import { calledNumber, numbersHere, runSample } from '../model/sample-run';
import { typeOfWidget } from '../model/words';
import { newWidget, type Workbench } from '../model/workbench';
import { BringPanel, type Pasted } from './bring-panel';
import { type Editor, EditorProvider } from './editor';
import { textOf } from './field';
import { FilePanel } from './file-panel';
import { FlowPanel } from './flow-panel';
import { LiveRegion, type Message } from './live-region';
import { TopBar } from './top-bar';
import { TryPanel } from './try-panel';
import { useDrop } from './use-drop';
import { useFocus } from './use-focus';
import { useSharedState } from './use-shared-state';
import { WidgetForm } from './widget-form';
import { WidgetHead } from './widget-panel';
import { WidgetTabs } from './widget-tabs';

const nothingPasted: Pasted = { path: pastedPath, text: '' };

/** The whole page: what is made, and what happens to a call then. */
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
  const focus = useFocus();
  useDrop((dropped) => {
    setPasted(dropped);
    setBringing(true);
  });
  const { flow, widgets, selected, sample, happenings } = workbench;
  const checked = useMemo(() => checkWorkbench({ ...(flow && { flow }), widgets }), [flow, widgets]);
  const [now] = useState(() => Date.now());
  const run = useMemo(
    () => runSample(workbench, checked, { domain: location.host, now }),
    [workbench, checked, now],
  );
  const names = widgets.map((widget) => textOf(widget.name));
  const widget = widgets[selected] ?? newWidget('');
  const show = (next: Workbench) => {
    push(next);
    setForm(form + 1);
  };
  const lastName = useLastName(form, workbench);
  const isInFlow = flow !== undefined;
  const editor: Editor = {
    widget,
    type: typeOfWidget(widget),
    isInFlow,
    findings: checked.widgets[selected]?.findings ?? [],
    others: names.filter((name, index) => index !== selected && name !== ''),
    change: (path, value) => replace(withChange(workbench, path, value)),
    rename: (name) => replace(withName(workbench, name, lastName)),
    lead: (transition, event, next) => replace(withNext(workbench, { transition, event, next })),
    leadToNew: (transition, event, kind) => {
      show(withNewAfter(workbench, transition, event, kind));
      focus('make-title');
    },
  };
  const select = (index: number) => {
    show(withSelected(workbench, index));
    focus('make-title');
  };
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setMessage({ text: `${what} is copied.` });
    } catch {
      setMessage({ text: 'The browser does not let this page copy. Select the text and copy it by hand.' });
    }
  };
  useEffect(() => {
    document.title = `${flow?.name || names[selected] || 'A widget'} – connect-call-to`;
  });
  const faults = checked.faults + (isInFlow && !widgetName.test(flow.name) ? 1 : 0);
  const route = run?.story.steps.flatMap(({ way }) => way.map((stay) => stay.widget)) ?? [];
  const [firstStep] = run?.story.steps ?? [];
  return (
    <>
      <TopBar
        files={checked.files}
        faults={faults}
        message={message}
        showFault={() => {
          const faulty = checked.faulty.indexOf(true);
          if (faulty !== -1) show(withSelected(workbench, faulty));
          focus(faulty === -1 ? 'flow' : 'make-title');
        }}
        copyLink={() =>
          isTooLarge(location.hash)
            ? setMessage({ text: 'This is too large for a link. Download it.' })
            : copy(location.href, 'The link, which holds all but passwords and variables,')
        }
      />
      <BringPanel
        pasted={pasted}
        isOpen={isBringing}
        setOpen={setBringing}
        paste={setPasted}
        take={(brought, frame) => {
          show(withBrought(workbench, brought, frame));
          setPasted(nothingPasted);
          setBringing(false);
          focus('make-title');
          const list = brought.map(({ name }) => textOf(name)).join(', ');
          setMessage({ text: `Here is ${frame?.name ?? list}.` });
        }}
      />
      <div class="panels">
        {isInFlow ? (
          <FlowPanel
            flow={flow}
            widgets={widgets}
            checked={checked}
            selected={selected}
            route={route}
            change={(changed) => replace({ ...workbench, flow: changed })}
            select={select}
          />
        ) : (
          <section id="flow" class="panel flow" aria-labelledby="flow-title" tabIndex={-1}>
            <h2 id="flow-title">Single widgets</h2>
            <WidgetTabs
              names={names}
              faulty={checked.faulty}
              selected={selected}
              select={select}
              add={() => {
                show(withNewWidget(workbench));
                focus('make-title');
              }}
              flow={() => show(asFlow(workbench))}
            />
          </section>
        )}
        <section id="make" class="panel make" aria-labelledby="make-title">
          <WidgetHead
            widget={widget}
            isInFlow={isInFlow}
            addBefore={(kind) => {
              show(withNewBefore(workbench, kind));
              focus('make-title');
            }}
            remove={() => {
              show(withoutSelected(workbench));
              focus('make-title');
              setMessage({ text: `${names[selected]} is removed. Back brings it again.` });
            }}
          />
          <EditorProvider value={editor}>
            <WidgetForm key={form} />
          </EditorProvider>
        </section>
        <div class="outcome">
          <TryPanel
            faulty={names.filter((_, index) => checked.faulty[index])}
            faults={checked.faults}
            run={run}
            happenings={happenings}
            widgets={widgets}
            sample={sample}
            called={calledNumber(workbench)}
            numbers={numbersHere(workbench)}
            zone={zoneOf(widgets)}
            changeSample={(changed) => replace({ ...workbench, sample: changed })}
            change={(changed) => replace({ ...workbench, happenings: changed })}
          />
          <FilePanel
            file={checked.widgets[selected]?.file ?? { path: '', text: '' }}
            step={firstStep}
            values={firstStep === undefined ? [] : (run?.valuesOf(firstStep) ?? [])}
            copy={copy}
          />
        </div>
      </div>
      <LiveRegion key={flow === undefined ? 'widgets' : 'flow'} names={names} checked={checked} />
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
