import { asFlow, withNewWidget, withSelected } from '../model/actions';
import { SmallButton } from './controls';
import { useEditor } from './editor';

/** The single widgets of the page, of which one is being made. */
export function WidgetTabs() {
  const { workbench, checked, names, show, open } = useEditor();
  return (
    <section id="flow" class="panel flow" aria-labelledby="flow-title" tabIndex={-1}>
      <h2 id="flow-title">Single widgets</h2>
      <nav class="tabs" aria-label="Widgets">
        <ul>
          {names.map((name, index) => (
            <li key={index}>
              <button
                type="button"
                aria-current={index === workbench.selected ? 'true' : undefined}
                onClick={() => open(withSelected(workbench, index))}
              >
                <span dir="auto">{name || '(no name)'}</span>
                {checked.faulty[index] && (
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
          <SmallButton onClick={() => open(withNewWidget(workbench))}>New widget</SmallButton>
          <SmallButton onClick={() => show(asFlow(workbench))}>
            Make a flow of {names.length === 1 ? 'it' : 'them'}
          </SmallButton>
        </span>
      </nav>
    </section>
  );
}
