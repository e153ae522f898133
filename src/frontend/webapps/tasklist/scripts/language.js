/** The server words its refusals by the language that the browser accepts; this page is Arabic in every browser. */
export function speakArabicToServer() {
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...request) {
    open.apply(this, request);
    this.setRequestHeader('Accept-Language', 'ar');
  };
}
