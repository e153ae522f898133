/* The panels' requests to the server, with the session and the CSRF token of the logged-in person. */
import { request, sending } from '../shared/server.js';
import { common, LANGUAGE } from '../shared/words.js';

const speech = { language: LANGUAGE, words: () => common.noConnection };

const token = () =>
  decodeURIComponent((document.cookie.match(/(?:^|; *)(?:__Host-)?XSRF-TOKEN=([^;]*)/) || [])[1] || '');

export const ask = (address) => request(address, {}, speech);

export const send = (address, body, headers = {}) => request(address, sending('POST', body, token(), headers), speech);

export const put = (address, body) => request(address, sending('PUT', body, token()), speech);

export const root = (api) => `${api.tasklistApi}/plugin/wusul/${api.engine}`;

let known;

/** Returns the logged-in person's user id. */
export const person = (api) =>
  (known = known || ask(`${api.adminApi}/auth/user/${api.engine}`).then(({ userId }) => userId));
