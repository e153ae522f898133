/* The requests to the server, with the log-in of the web app. */
import { request, sending } from '../shared/server.js';

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

  const ask = (address, options) =>
    request(address, options, { words: (status) => ELSE[status] || 'تعذر تحميل البيانات.' });

  return {
    root: base,
    address: (path, choices = {}) => `${base}/${path}?${query(choices)}`,
    get: (path, choices = {}) => ask(`${base}/${path}?${query(choices)}`),
    post: (path, body) => ask(`${base}/${path}`, sending('POST', body, CSRFToken)),
    model: (id) => ask(`${baseApi}/engine/${engine}/process-definition/${encodeURIComponent(id)}`),
  };
}
