/** The name of the cookie with the token that the server demands, which has a prefix behind TLS. */
export const csrfCookieName = /(?:^|; )__Host-XSRF-TOKEN=/.test(document.cookie) ? '__Host-XSRF-TOKEN' : 'XSRF-TOKEN';

/**
 * The choices of a person in this browser, such as its language. They are cookies without personal data, because a
 * log-out clears the browser's storage.
 */
const PREFIX = location.protocol === 'https:' ? '__Host-' : '';

const YEAR = 31_536_000;

export function choice(name) {
  const start = `${PREFIX}${name}=`;
  return document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(start))
    ?.slice(start.length);
}

export function choose(name, value) {
  const secure = PREFIX ? '; Secure' : '';
  document.cookie = `${PREFIX}${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Strict${secure}`;
}
