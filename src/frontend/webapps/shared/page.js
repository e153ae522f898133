// Part of the head of each page: switches it to English if the person chose English.
if (localStorage.getItem('wusul-language') === 'en') {
  Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' });
  document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => {
    sheet.href = sheet.href.replace('.css', '.en.css');
  });
}
