import { html } from '../../html/index.ts';
import type { StoredCatalogue } from '../../store/index.ts';
import type { PageContent } from './frame.ts';
import type { Visitor } from './visitor.ts';

export interface UploadData {
  readonly catalogues: readonly StoredCatalogue[];
  readonly profiles: readonly string[];
  /** Chosen beforehand. */
  readonly catalogue?: string | undefined;
}

/** What can be uploaded: the browser offers these. */
const ACCEPTED =
  '.pdf,.png,.jpg,.jpeg,.tif,.tiff,.txt,application/pdf,image/png,image/jpeg,image/tiff,text/plain';

/** The form for uploading; the script adds dropping of files and the progress. */
export function uploadPage(
  { catalogues, profiles, catalogue }: UploadData,
  { words, mayWrite, canSignIn }: Visitor,
): PageContent {
  const { upload: say } = words;
  if (!mayWrite) {
    return {
      title: say.title,
      menu: 'upload',
      body: html`<section class="empty card"><p>${say.noAccess}</p>${canSignIn && html`<a class="button primary" href="/sign-in?back=/upload">${words.frame.signIn}</a>`}</section>`,
    };
  }
  return {
    title: say.title,
    menu: 'upload',
    lead: html`<p>${say.intro}</p>`,
    body: html`<form method="post" action="/upload" enctype="multipart/form-data" class="upload" data-upload data-failed="${say.failed}" data-problems="${JSON.stringify(words.errors.texts)}" data-sending="${say.sending}">
<div class="drop card"><svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true"><path d="M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M4 15v3.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V15" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>
<p class="drop-hint" hidden>${say.drop}</p>
<label class="field"><span class="visually-hidden">${say.files}</span><input type="file" name="file" multiple required accept="${ACCEPTED}"></label>
<ul class="chosen" aria-live="polite"></ul></div>
<details class="card panel"><summary>${say.choices}</summary><div class="fields">
<label class="field"><span>${say.catalogue}</span><select name="catalogue"><option value="">${say.catalogueAuto}</option>${catalogues.map(
      ({ id, title }) =>
        html`<option value="${id}"${id === catalogue && html` selected`}>${title}</option>`,
    )}</select></label>
<label class="field"><span>${say.dated}</span><input type="date" name="dated" aria-describedby="dated-hint"><small id="dated-hint" class="muted">${say.datedHint}</small></label>
<label class="field"><span>${say.ocr}</span><select name="ocr">${(
      ['auto', 'always', 'never'] as const
    ).map((ocr) => html`<option value="${ocr}">${say.ocrChoices[ocr]}</option>`)}</select></label>
<label class="field"><span>${say.profile}</span><select name="profile"><option value="">${say.profileAuto}</option>${profiles.map((name) => html`<option>${name}</option>`)}</select></label>
</div></details>
<p class="go"><button class="primary large">${say.go}</button></p>
<div class="sending" hidden><progress max="1" value="0" aria-label="${say.sending}"></progress><span class="number" role="status"></span></div>
<p class="note bad" role="alert" hidden></p>
</form>`,
  };
}
