import { choose } from './choices.js';

/** Arabic, unless the person chose English in this browser (page.js). */
export const ARABIC = document.documentElement.lang === 'ar';

const language = ARABIC ? 'ar' : 'en';

export const locales = { availableLocales: [language], fallbackLocale: language };

/**
 * Sends the page's language with every request, because the server words refusals by the browser's accepted language.
 */
export function speakToServer() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...request) {
    open.apply(this, request);
    this.setRequestHeader('Accept-Language', language);
  };
}

/** Adds the link to the other language to the header; the choice holds for all apps. */
export function offerOtherLanguage() {
  document.addEventListener('click', ({ target }) => {
    if (target.closest('.wusul-language')) {
      choose('wusul-desk-language', ARABIC ? 'en' : 'ar');
      location.reload();
    }
  });
}
