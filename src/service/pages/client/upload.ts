/** Files can be dropped anywhere on the page; while they are sent, it is shown how much is. */
export function uploadWithProgress(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const drop = form.querySelector<HTMLElement>('.drop');
  const hint = form.querySelector<HTMLElement>('.drop-hint');
  const chosen = form.querySelector('.chosen');
  const button = form.querySelector<HTMLButtonElement>('.go button');
  const sending = form.querySelector<HTMLElement>('.sending');
  const alert = form.querySelector<HTMLElement>('[role="alert"]');
  if (!input || !drop || !hint || !chosen || !button || !sending || !alert) return;
  const bar = sending.querySelector('progress');
  const status = sending.querySelector('[role="status"]');
  if (bar === null || status === null) return;

  hint.hidden = false;
  const showChosen = (): void => {
    const names = [...(input.files ?? [])].map(({ name, size }) => {
      const item = document.createElement('li');
      item.textContent = `${name} (${sizeText(size)})`;
      return item;
    });
    // the browser's own control names a single file
    chosen.replaceChildren(...(names.length > 1 ? names : []));
  };
  input.addEventListener('change', showChosen);

  let depth = 0;
  const over = (by: number): void => {
    depth = Math.max(0, depth + by);
    drop.classList.toggle('over', depth > 0);
  };
  addEventListener('dragenter', () => over(1));
  addEventListener('dragleave', () => over(-1));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    over(-depth);
    const files = event.dataTransfer?.files;
    if (files === undefined || files.length === 0) return;
    input.files = files;
    showChosen();
    button.focus();
  });

  /** In the words of the page; what programs are told, in English, stands below. */
  const texts = JSON.parse(form.dataset['problems'] ?? '{}') as Readonly<Record<number, string>>;
  const fail = (status: number, detail = ''): void => {
    sending.hidden = true;
    button.disabled = false;
    const more = document.createElement('span');
    more.lang = 'en';
    more.className = 'small detail';
    more.textContent = detail;
    alert.replaceChildren(`${form.dataset['failed'] ?? ''} ${texts[status] ?? ''}`, more);
    alert.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-requested-with', 'katalog');
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable) return;
      bar.value = loaded / total;
      status.textContent = `${Math.floor((loaded / total) * 100)} %`;
    });
    request.addEventListener('load', () => {
      const answer = answerOf(request.responseText);
      if (request.status === 201 && typeof answer['to'] === 'string') location.assign(answer['to']);
      else fail(request.status, String(answer['detail'] ?? answer['title'] ?? request.status));
    });
    // no answer: as when the service cannot be reached
    request.addEventListener('error', () => fail(503));
    alert.hidden = true;
    sending.hidden = false;
    button.disabled = true;
    bar.value = 0;
    status.textContent = form.dataset['sending'] ?? '';
    request.send(new FormData(form));
  });
}

/** Of an answer that is no JSON, such as that of a server in between, only its status is told. */
function answerOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** "840 kB", "2,4 MB": no file is of 0. */
function sizeText(bytes: number): string {
  const [size, unit] =
    bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(document.documentElement.lang, style).format(size);
}
