/*
 * A kiosk for many visitors: after some time without a touch it asks whether the visitor is still there, and then ends
 * the session. A page whose button to leave is hidden has nothing to clear until somebody types. Browsers do not store
 * the pages, so the back button shows no data.
 */
'use strict';

const leaving = document.getElementById('kiosk-end');
const question = document.getElementById('kiosk-question');
const left = document.getElementById('kiosk-left');
const fields = [...document.querySelectorAll('input:not([type=hidden]), textarea')];
const patience = Number(leaving.dataset.patience) * 1000;
const warning = Math.min(15000, patience / 2);
let touched = Date.now();

for (const sign of ['pointerdown', 'keydown', 'wheel', 'input']) {
	addEventListener(sign, stay, { passive: true, capture: true });
}

function stay() {
	touched = Date.now();
	if (question.open) {
		question.close();
	}
}

function isBlank() {
	return leaving.hidden && fields.every((field) => field.value === '');
}

setInterval(() => {
	const idle = isBlank() ? 0 : Date.now() - touched;
	if (idle >= patience) {
		touched = Infinity;
		leaving.requestSubmit();
	} else if (idle >= patience - warning) {
		left.textContent = Math.ceil((patience - idle) / 1000);
		if (!question.open) {
			question.showModal();
		}
	}
}, 500);

for (const field of fields) {
	field.autocomplete = 'off';
}
