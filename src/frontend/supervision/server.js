/* The requests to the server, with the log-in of the web app. */

/** A refusal by the server, with its message for people. */
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const ELSE = {
  401: 'انتهت جلستك، فسجّل الدخول من جديد.',
  403: 'هذه المؤشرات خارج نطاق عملك.',
  404: 'لا يوجد ما يُعرض هنا ضمن نطاق عملك.',
};

export const query = (choices) =>
  new URLSearchParams(
    Object.entries(choices).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** The diagram's plug-in point passes a wrong engine name, so it is read from the address: /app/cockpit/default/. */
const engineOf = ({ pathname }) => pathname.match(/\/app\/cockpit\/([^/]+)/)[1];

export function server({ cockpitApi, baseApi, CSRFToken }) {
  const engine = engineOf(location);
  const base = `${cockpitApi}/plugin/wusul/${engine}`;

  async function ask(address, request = {}) {
    const response = await fetch(address, {
      credentials: 'same-origin',
      ...request,
      headers: { Accept: 'application/json', 'Accept-Language': 'ar', ...request.headers },
    });
    if (response.ok) {
      return response.json();
    }
    const refusal = await response.json().catch(() => ({}));
    throw new Refused(response.status, refusal.messageAr || ELSE[response.status] || 'تعذر تحميل البيانات.');
  }

  return {
    root: base,
    address: (path, choices = {}) => `${base}/${path}?${query(choices)}`,
    get: (path, choices = {}) => ask(`${base}/${path}?${query(choices)}`),
    post: (path, body) =>
      ask(`${base}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': CSRFToken },
        body: JSON.stringify(body),
      }),
    model: (id) => ask(`${baseApi}/engine/${engine}/process-definition/${encodeURIComponent(id)}`),
  };
}
