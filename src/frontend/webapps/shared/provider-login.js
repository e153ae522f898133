/**
 * Leads to the ministry's log-in and log-out where staff use them (cookie of ProviderLoginFilter); local accounts keep
 * the form for a password.
 */
const ministry = () => /(?:^|; )(?:__Host-)?wusul-login=ministry(?:;|$)/.test(document.cookie);

function leadToLogin() {
  if (ministry() && location.hash.startsWith('#/login')) {
    location.replace(`/staff/login?to=${encodeURIComponent(location.pathname)}`);
  }
}

/** Saves the drafts of the task list, and sends the log-out. */
async function leave() {
  await window.wusulDrafts?.flush();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/staff/logout';
  document.body.append(form);
  form.submit();
}

export function useProviderLogin() {
  window.addEventListener('hashchange', leadToLogin);
  leadToLogin();
  document.addEventListener(
    'click',
    (event) => {
      if (ministry() && event.target.closest('.logout a')) {
        event.preventDefault();
        event.stopPropagation();
        leave();
      }
    },
    true,
  );
}
