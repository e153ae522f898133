// Opens the wanted address again, from this site, so that the browser sends its session cookie. The address of this page
// is changed first, because an address that differs in its part after # only would not be loaded.
const target = document.querySelector('main a').href + location.hash;
history.replaceState(null, '', '/portal/arrival');
location.replace(target);
