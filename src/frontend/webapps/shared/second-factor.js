import { ARABIC } from './language.js';

const PAGE = '/staff/second-factor';
const PASSWORD_PAGE = '/staff/first-password';

const words = ARABIC
  ? {
      title: 'تأكيد جديد',
      text: 'هذه الخطوة تحتاج إلى تأكيد جديد أنك صاحب الحساب. أكّد في صفحة جديدة، ثم أعدها هنا؛ ما كتبته باق.',
      open: 'فتح صفحة التأكيد',
      close: 'إغلاق',
      done: 'تم التأكيد. أعد الخطوة الآن.',
    }
  : {
      title: 'Fresh confirmation',
      text: 'This step needs a fresh confirmation that the account is yours. Confirm on a new page, then take the step again; what you typed stays here.',
      open: 'Open the page',
      close: 'Close',
      done: 'Confirmed. Take the step again now.',
    };

/** Leads to the page of the first password or of the second factor when the server asks for one, first or anew. */
export function askForSecondFactor() {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (...request) {
    this.addEventListener('load', () => {
      if (this.status === 403) {
        react(this.responseType === 'json' ? this.response : parsed(this));
      }
    });
    open.apply(this, request);
  };
  const { fetch } = window;
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    if (response.status === 403) {
      react(
        await response
          .clone()
          .json()
          .catch(() => null),
      );
    }
    return response;
  };
}

function parsed({ responseType, responseText }) {
  try {
    return ['', 'text'].includes(responseType) ? JSON.parse(responseText) : null;
  } catch {
    return null;
  }
}

function react(refusal) {
  if (['secondFactor.needed', 'firstPassword.needed'].includes(refusal?.code)) {
    // The log-in's own place asks for the password again.
    const place = location.hash.startsWith('#/login') ? '' : location.hash;
    const page = refusal.code === 'secondFactor.needed' ? PAGE : PASSWORD_PAGE;
    location.assign(address(location.pathname + place, page));
  } else if (refusal?.code === 'secondFactor.stale') {
    ask();
  }
}

const address = (to, page = PAGE) => `${page}?lang=${ARABIC ? 'ar' : 'en'}&to=${encodeURIComponent(to)}`;

function ask() {
  if (document.querySelector('.wusul-step-up')) {
    return;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'wusul-step-up';
  const title = part('h4', words.title);
  title.id = 'wusul-step-up-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const text = part('p', words.text);
  text.setAttribute('role', 'status');
  const page = part('a', words.open, 'btn btn-primary');
  page.href = address(`${PAGE}/done`);
  page.target = '_blank';
  const close = part('button', words.close, 'btn btn-default');
  close.type = 'button';
  close.addEventListener('click', () => dialog.close());
  const channel = new BroadcastChannel('wusul-second-factor');
  channel.addEventListener('message', () => {
    text.textContent = words.done;
    page.remove();
    close.focus();
  });
  dialog.addEventListener('close', () => {
    channel.close();
    dialog.remove();
  });
  // Keeps the task list's keyboard shortcuts from reacting.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.append(title, text, page, ' ', close);
  document.body.append(dialog);
  dialog.showModal();
}

function part(tag, text, style = '') {
  const made = document.createElement(tag);
  made.className = style;
  made.textContent = text;
  return made;
}
