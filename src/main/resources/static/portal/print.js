/* A receipt: the page as the style sheet for paper leaves it. */
'use strict';

const print = document.getElementById('print');
print.hidden = false;
print.addEventListener('click', () => window.print());
