/**
 * Leads to the ministry's log-in and log-out where staff use them (cookie of ProviderLoginFilter); local accounts keep
 * the form for a password.
 */
const ministry = () => /(?:^|; )wusul-login=ministry(?:;|$)/.test(document.cookie);

function leadToLogin() {
  if (ministry() && location.hash.startsWith('#/login')) {
    location.replace(`/staff/login?to=${encodeURIComponent(location.pathname)}`);
  }
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
        location.assign('/staff/logout');
      }
    },
    true,
  );
}
