/** As the server tells it; see DocumentResource. */
interface Progress {
  readonly state: string;
  readonly progress: { readonly pagesDone: number; readonly pages?: number };
}

/** Keeps the panel of a document up to date; loads the page anew when the work is at its end. */
export function followDocument(panel: HTMLElement): void {
  const { follow, progress: form, extracting } = panel.dataset;
  const bar = panel.querySelector('progress');
  const status = panel.querySelector('[role="status"]');
  const live = panel.querySelector<HTMLElement>('.with-script');
  if (follow === undefined || bar === null || status === null) return;
  if (live !== null) live.hidden = false;
  const events = new EventSource(follow);
  events.addEventListener('document', (event) => {
    const { state, progress } = JSON.parse((event as MessageEvent<string>).data) as Progress;
    if (isFinal(state)) {
      events.close();
      location.reload();
      return;
    }
    showState(panel, state);
    if (progress.pages !== undefined) {
      bar.max = progress.pages;
      bar.value = progress.pagesDone;
    }
    const text =
      state === 'extracting'
        ? extracting
        : progress.pages === undefined
          ? undefined
          : form
              ?.replace('{done}', String(progress.pagesDone))
              .replace('{all}', String(progress.pages));
    if (text !== undefined && status.textContent !== text) status.textContent = text;
  });
}

/** Puts the badge that the panel holds for a state in place of the one at the head of the page. */
function showState(panel: HTMLElement, state: string): void {
  const badge = panel.querySelector<HTMLTemplateElement>(`template[data-badge="${state}"]`);
  const shown = document.querySelector('[data-state]');
  if (badge !== null && shown !== null) shown.replaceWith(badge.content.cloneNode(true));
}

const isFinal = (state: string): boolean => ['done', 'failed', 'cancelled'].includes(state);

/** Between two looks at the list, in milliseconds. */
const LOOK_MS = 3000;

/** Loads the list anew while documents in it are under way: unless somebody is at work in it, or looks elsewhere. */
export function followList(): void {
  setInterval(() => {
    const { activeElement, hidden } = document;
    const atWork = activeElement !== null && activeElement !== document.body;
    if (!hidden && !atWork && !getSelection()?.toString()) location.reload();
  }, LOOK_MS);
}
