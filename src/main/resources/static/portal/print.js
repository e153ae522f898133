/* Prints the page as a receipt, with the style sheet for paper. */
'use strict';

const print = document.getElementById('print');
print.hidden = false;
print.addEventListener('click', () => window.print());
