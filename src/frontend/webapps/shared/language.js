/** Arabic, unless the person chose English on this machine (page.js). */
export const ARABIC = document.documentElement.lang === 'ar';

const language = ARABIC ? 'ar' : 'en';

export const locales = { availableLocales: [language], fallbackLocale: language };

/** The server words its refusals by the language that the browser accepts; this page may speak another one. */
export function speakToServer() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...request) {
    open.apply(this, request);
    this.setRequestHeader('Accept-Language', language);
  };
}

/** The header of every app offers the other language; the choice holds for all of them. */
export function offerOtherLanguage() {
  document.addEventListener('click', ({ target }) => {
    if (target.closest('.wusul-language')) {
      localStorage.setItem('wusul-language', ARABIC ? 'en' : 'ar');
      location.reload();
    }
  });
}
