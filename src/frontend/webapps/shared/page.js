// Stands in the head of each page: makes it English where a person chose that.
if (localStorage.getItem('wusul-language') === 'en') {
  Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' });
  document.querySelectorAll('link[rel=stylesheet]').forEach((sheet) => {
    sheet.href = sheet.href.replace('.css', '.en.css');
  });
}
