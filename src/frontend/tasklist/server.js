/* The panels' requests to the server, with the session and the CSRF token of the logged-in person. */

/** A refusal by the server, with its message for people. */
export class Refused extends Error {
  constructor(status, message) {
    super(message || 'تعذر الاتصال بالخادم. حاول بعد قليل.');
    this.status = status;
  }
}

const token = () => decodeURIComponent((document.cookie.match(/(?:^|; *)XSRF-TOKEN=([^;]*)/) || [])[1] || '');

async function request(address, options) {
  let response;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      ...options,
      headers: { Accept: 'application/json', 'Accept-Language': 'ar', ...options.headers },
    });
  } catch (failure) {
    throw new Refused(0);
  }
  const json = (response.headers.get('Content-Type') || '').includes('json');
  const body = json ? await response.json() : null;
  if (!response.ok) {
    throw new Refused(response.status, body && body.messageAr);
  }
  return body;
}

export const ask = (address) => request(address, {});

export const send = (address, body, headers = {}) =>
  request(address, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': token(), 'Content-Type': 'application/json', ...headers },
    body: body instanceof Blob ? body : JSON.stringify(body),
  });

export const root = (api) => `${api.tasklistApi}/plugin/wusul/${api.engine}`;

let known;

/** Returns the logged-in person's user id. */
export const person = (api) =>
  (known = known || ask(`${api.adminApi}/auth/user/${api.engine}`).then(({ userId }) => userId));
