import { filterAtOnce } from './filter.ts';
import { followDocument, followList } from './follow.ts';
import { uploadWithProgress } from './upload.ts';

// What the pages do more where there are scripts; without them everything can be done, too.

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
  uploadWithProgress(form);
}
for (const panel of document.querySelectorAll<HTMLElement>('[data-follow]')) followDocument(panel);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
  filterAtOnce(form);
}
if (document.querySelector('[data-document]') !== null) followList();
