/* The requests to the server, with the log-in of the web app. */
import { request, sending } from '../shared/server.js';
import { LANGUAGE } from '../shared/words.js';
import { WORDS } from './words.js';

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
    request(address, options, {
      language: LANGUAGE,
      words: (status) => WORDS.refused[status] || WORDS.problem,
    });

  return {
    root: base,
    address: (path, choices = {}) => `${base}/${path}?${query(choices)}`,
    get: (path, choices = {}) => ask(`${base}/${path}?${query(choices)}`),
    post: (path, body) => ask(`${base}/${path}`, sending('POST', body, CSRFToken)),
    model: (id) => ask(`${baseApi}/engine/${engine}/process-definition/${encodeURIComponent(id)}`),
  };
}
