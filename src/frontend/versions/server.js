/* The tab's requests to the server. */
import { request, sending } from '../shared/server.js';
import { LANGUAGE } from '../shared/words.js';
import { WORDS } from './words.js';

export function server(api) {
  const root = `${api.cockpitApi}/plugin/wusul-versions`;
  const base = `${root}/${api.engine}`;
  const ask = (path, options) =>
    request(`${base}/${path}`, options, {
      language: LANGUAGE,
      words: () => WORDS.failed,
    });
  return {
    address: base,
    assets: `${root}/static/app`,
    get: (path) => ask(path),
    post: (path, body) => ask(path, sending('POST', body, api.CSRFToken)),
  };
}
