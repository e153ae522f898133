import { ARABIC } from './language.js';

const PAGE = `/staff/accounts?lang=${ARABIC ? 'ar' : 'en'}`;

const words = ARABIC
  ? {
      text: 'غيّر هنا كلمة مرورك أنت. لا يضع مدير النظام كلمة مرور لغيره: يصنع النظام كلمة مرور أولى تصلح لدخول واحد.',
      link: 'كلمات المرور الأولى',
    }
  : {
      text: 'Change your own password here. Administrators set no password for others: the program makes a first password, good for one log-in.',
      link: 'First passwords',
    };

/** Leads administrators to the page of first passwords, in place of forms by which they would choose one for others. */
export function leadToFirstPasswords() {
  window.addEventListener('hashchange', leadFromNewUser);
  leadFromNewUser();
  new MutationObserver(explain).observe(document.documentElement, { childList: true, subtree: true });
}

function leadFromNewUser() {
  if (location.hash.startsWith('#/user-create')) {
    location.replace(PAGE);
  }
}

function explain() {
  const form = document.querySelector('form[name=updateCredentialsForm]:not([data-wusul-explained])');
  if (!form) {
    return;
  }
  form.dataset.wusulExplained = '';
  const note = document.createElement('p');
  note.className = 'alert alert-info';
  const link = document.createElement('a');
  link.href = PAGE;
  link.textContent = words.link;
  note.append(words.text, ' ', link);
  form.prepend(note);
}
