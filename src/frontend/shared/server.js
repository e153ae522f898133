/* The requests of our pages to the server, with the session of the logged-in person. */

/** A refusal by the server, or a failed connection (status 0), with its message for people. */
export class Refused extends Error {
  constructor(status, message, answer = null) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/** The server words its messages in both languages. */
export const messageIn = (language, answer) => (language === 'en' ? answer?.messageEn : answer?.messageAr);

/** Returns the options of a request that sends JSON, or a file as it is; the web apps also demand their CSRF token. */
export function sending(method, body, csrfToken, headers = {}) {
  return {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(csrfToken ? { 'X-XSRF-TOKEN': csrfToken } : {}),
      ...headers,
    },
    body: body instanceof Blob ? body : JSON.stringify(body),
  };
}

/**
 * Asks the server and returns its JSON, or null for an answer without JSON. A refusal has the server's message in the
 * language, or the words for its status.
 */
export async function request(address, options = {}, { language = 'ar', words = () => '' } = {}) {
  let response;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      ...options,
      headers: { Accept: 'application/json', 'Accept-Language': language, ...options.headers },
    });
  } catch {
    throw new Refused(0, words(0));
  }
  const json = (response.headers.get('Content-Type') || '').includes('json');
  const answer = json ? await response.json().catch(() => null) : null;
  if (!response.ok) {
    throw new Refused(response.status, messageIn(language, answer) || words(response.status), answer);
  }
  return answer;
}

/**
 * Answers may overtake each other, and people see the one to their newest question. Each call of the result begins a
 * question, and returns a check of whether none has begun since.
 */
export function questions() {
  let newest = 0;
  return () => {
    const mine = ++newest;
    return () => mine === newest;
  };
}
