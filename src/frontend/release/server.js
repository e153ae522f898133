/* The requests for the picture of a draft, with the session of the web app, beside its task and on its own page. */
import { request, sending } from '../shared/server.js';
import { ARABIC } from '../shared/words.js';
import { WORDS } from './words.js';

const ask = (address, options) =>
  request(address, options, { language: ARABIC ? 'ar' : 'en', words: () => WORDS.failed });

const token = () =>
  decodeURIComponent((document.cookie.match(/(?:^|; *)(?:__Host-)?XSRF-TOKEN=([^;]*)/) || [])[1] || '');

/** Returns the requests below the address of the Tasklist plug-ins. */
export function server(root) {
  const base = `${root}/wusul-release`;
  return {
    ofTask: (task) => ask(`${base}/default/task/${encodeURIComponent(task)}`),
    draft: (draft) => ask(`${base}/default/draft/${draft}`),
    how: (draft) => ({
      assets: `${base}/static/app`,
      simulate: (process) =>
        ask(`${base}/default/draft/${draft}/simulation/${encodeURIComponent(process)}`, sending('POST', {}, token())),
    }),
  };
}
