import { html } from '../../html/index.ts';
import type { PageContent } from './frame.ts';
import type { Visitor } from './visitor.ts';

export interface SignInData {
  /** Where to go then: a path of this service. */
  readonly back: string;
  /** Whether a token was given that is none. */
  readonly wrong: boolean;
}

/** The form for a token. */
export function signInPage({ back, wrong }: SignInData, { words }: Visitor): PageContent {
  const { signIn: say } = words;
  return {
    title: say.title,
    lead: html`<p>${say.intro}</p>`,
    body: html`<section class="card panel sign-in"><form method="post" action="/sign-in">
${wrong && html`<p class="note bad" role="alert" id="wrong">${say.wrong}</p>`}
<input type="hidden" name="back" value="${back}">
<label class="field"><span>${say.token}</span><input type="password" name="token" required autocomplete="current-password" spellcheck="false"${wrong && html` aria-invalid="true" aria-describedby="wrong"`}></label>
<button class="primary">${say.go}</button></form></section>`,
  };
}
