import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { FlowGraph, Way } from '../../lib/flows/flow-graph';
import { withSelected } from '../model/actions';
import { valueAt } from '../model/edit';
import { boxHeight, boxWidth, type Picture, type Point, pictureOf } from '../model/picture';
import { summaryOf } from '../model/summary';
import { eventWords, titleOf, typeOfWidget } from '../model/words';
import type { WidgetJson } from '../model/workbench';
import { useEditor } from './editor';

/** The flow as a picture: a box opens its widget. */
export function FlowPicture({ graph, start }: { graph: FlowGraph; start: string }) {
  const { workbench, checked, run, open } = useEditor();
  const { widgets, selected } = workbench;
  const select = (index: number) => open(withSelected(workbench, index));
  // The widgets that the call that is tried has come through, in order.
  const route = run?.story.steps.flatMap(({ way }) => way.map(({ widget }) => widget)) ?? [];
  const visited = new Set(route);
  const picture = useMemo(() => pictureOf(graph, start), [graph, start]);
  const indexOf = new Map(widgets.map(({ name }, index) => [name, index]));
  const { width, height } = picture;
  const drawn = new Set(picture.boxes.map(({ name }) => indexOf.get(name)));
  // Without a name of its own a widget has no place in a flow, and can be opened all the same.
  const undrawn = widgets.flatMap(({ name }, index) => (drawn.has(index) ? [] : [{ name, index }]));
  const frame = useRef<HTMLElement>(null);
  const shown = picture.boxes.find(({ name }) => indexOf.get(name) === selected);
  // Where there is not room for everything, the open widget is in sight.
  useEffect(() => {
    if (frame.current === null || shown === undefined) return;
    const { clientWidth, clientHeight } = frame.current;
    frame.current.scrollLeft = shown.x + (boxWidth - clientWidth) / 2;
    frame.current.scrollTop = shown.y + (boxHeight - clientHeight) / 2;
  }, [shown?.x, shown?.y]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll has to be reachable with the keyboard. */}
      <section ref={frame} class="picture" aria-label="The flow as a picture" tabIndex={0}>
        <div class="canvas" style={{ width: `${width}px`, height: `${height}px` }}>
          <Lines picture={picture} route={route} />
          {picture.boxes.map(({ name, x, y, isLost, ends }) => {
            const index = indexOf.get(name) ?? -1;
            const widget = widgets[index];
            if (widget === undefined) return null;
            const isFaulty = checked.faulty[index] === true;
            return (
              <button
                key={name}
                type="button"
                class={`box ${visited.has(name) ? 'visited' : ''} ${isLost ? 'lost' : ''} ${isFaulty ? 'faulty' : ''}`}
                aria-current={index === selected ? 'true' : undefined}
                style={{ left: `${x}px`, top: `${y}px`, width: `${boxWidth}px`, height: `${boxHeight}px` }}
                onClick={() => select(index)}
              >
                <span class="box-title">
                  {isFaulty && (
                    <>
                      <span aria-hidden="true">● </span>
                      <span class="visually-hidden">has mistakes: </span>
                    </>
                  )}
                  {titleOf(widget)}
                </span>
                <span class="box-name" dir="auto">
                  {name}
                </span>
                <span class="box-summary" dir="auto">
                  {isLost ? 'no call comes here' : summaryOf(widget)}
                </span>
                {ends.length > 0 && <Ends ends={ends} widget={widget} />}
              </button>
            );
          })}
        </div>
      </section>
      {undrawn.length > 0 && (
        <div class="buttons">
          {undrawn.map(({ name, index }) => (
            <button key={index} type="button" class="small faulty undrawn" onClick={() => select(index)}>
              {typeof name === 'string' && name !== '' ? name : '(no name)'}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** On which ways the call is over here. */
function Ends({ ends, widget }: { ends: readonly Way[]; widget: WidgetJson }) {
  const type = typeOfWidget(widget);
  const words = ends.map(({ event }) => eventWords(type, event)).join(', ');
  return (
    <span class="box-ends" title={`The call ends: ${words}`}>
      <span aria-hidden="true">■</span>
      <span class="visually-hidden">; the call may end here</span>
    </span>
  );
}

function Lines({ picture, route }: { picture: Picture; route: readonly string[] }) {
  const { widgets } = useEditor().workbench;
  const taken = new Set(route.slice(1).map((name, index) => `${route[index]} ${name}`));
  const byName = new Map(widgets.map((widget) => [widget.name, widget]));
  return (
    <svg width={picture.width} height={picture.height} aria-hidden="true">
      <title>The ways of the flow</title>
      {picture.lines.map(({ from, to, points, goesBack }) => (
        <path
          key={`${from} ${to}`}
          d={goesBack ? pathBack(points) : pathDown(points)}
          class={`line${taken.has(`${from} ${to}`) ? ' visited' : ''}${goesBack ? ' back' : ''}`}
        />
      ))}
      {/* After all lines, so that none crosses a word. */}
      {picture.lines.map(({ from, to, ways, points: [a, b], goesBack }) => {
        const label = labelOf(ways, byName.get(from));
        const at = onLine(a, b, goesBack ? 0.5 : 0.7);
        return (
          label !== '' && (
            <text key={`${from} ${to}`} x={at.x} y={at.y + 4}>
              {label}
            </text>
          )
        );
      })}
    </svg>
  );
}

/** What leads there, shortly; where a widget always goes on the same way, nothing has to be said. */
function labelOf(ways: readonly Way[], widget: WidgetJson | undefined): string {
  const type = widget === undefined ? undefined : typeOfWidget(widget);
  if (type === 'say-play' || type === 'set-variables') return '';
  const labels = ways.map((way) => {
    const cases = way.event === 'match' && widget !== undefined ? caseOf(widget, way.index) : '';
    return cases || eventWords(type, way.event);
  });
  const text = [...new Set(labels)].join(', ');
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

function caseOf(widget: WidgetJson, index = -1): string {
  const value = valueAt(widget, ['transitions', index, 'conditions', 0, 'value']);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The point of a bend that lies so far along it, from 0 to 1: near its end, lines from one box are apart. */
function onLine(a: Point, b: Point, along: number): Point {
  const across = 3 * along ** 2 - 2 * along ** 3;
  const down = 1.5 * along * (1 - along) + along ** 3;
  return { x: a.x + (b.x - a.x) * across, y: a.y + (b.y - a.y) * down };
}

type Points = Picture['lines'][number]['points'];

function pathDown(points: Points): string {
  const [first, ...rest] = points;
  const parts = rest.map((to, index) => {
    const from = points[index] ?? first;
    const middle = (from.y + to.y) / 2;
    // Between rows a line bends; past a row it goes straight.
    return index % 2 === 0 ? ` C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}` : ` L${to.x},${to.y}`;
  });
  return `M${first.x},${first.y}${parts.join('')}`;
}

/** A line that leads back runs beside the boxes. */
function pathBack([from, to]: Points): string {
  const side = boxWidth / 2 + 10;
  const [fromY, toY] = [from.y + boxHeight / 2, to.y - boxHeight / 2];
  const x = Math.max(from.x, to.x) + side;
  return `M${from.x + boxWidth / 2},${fromY} C${x},${fromY} ${x},${toY} ${to.x + boxWidth / 2},${toY}`;
}
