// Part of the head of each page: switches it to English if the person chose English.
if (/(?:^|; )(?:__Host-)?wusul-desk-language=en(?:;|$)/.test(document.cookie)) {
  Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' });
  document.title = 'ENGLISH_TITLE';
  document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => {
    sheet.href = sheet.href.replace('.css', '.en.css');
  });
}
