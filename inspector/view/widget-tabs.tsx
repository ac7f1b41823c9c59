interface WidgetTabsProps {
  readonly names: readonly string[];
  /** Whether there is a fault in each of them. */
  readonly faulty: readonly boolean[];
  readonly selected: number;
  select(index: number): void;
  add(): void;
  /** Make one flow of them. */
  flow(): void;
}

/** The widgets of the page, of which one is being made. */
export function WidgetTabs({ names, faulty, selected, select, add, flow }: WidgetTabsProps) {
  return (
    <nav class="tabs" aria-label="Widgets">
      <ul>
        {names.map((name, index) => (
          <li key={index}>
            <button
              type="button"
              aria-current={index === selected ? 'true' : undefined}
              onClick={() => select(index)}
            >
              <span dir="auto">{name || '(no name)'}</span>
              {faulty[index] && (
                <>
                  <span class="fault" aria-hidden="true">
                    {' '}
                    ●
                  </span>
                  <span class="visually-hidden">, has mistakes</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      <span class="row-buttons">
        <button type="button" class="small" onClick={add}>
          New widget
        </button>
        <button type="button" class="small" onClick={flow}>
          Make a flow of {names.length === 1 ? 'it' : 'them'}
        </button>
      </span>
    </nav>
  );
}
