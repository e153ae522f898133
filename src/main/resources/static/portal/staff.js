/* Passkeys of staff, and the word to the page that waits for a fresh authentication. */
'use strict';

const CHANNEL = 'wusul-second-factor';
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const known = ({ passkeys = '' }) =>
  passkeys
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ type: 'public-key', id: bytes(id) }));

const ways = {
  async create(page) {
    const { id, rawId, type, response } = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(page.challenge),
        rp: { id: page.host, name: 'Wusul' },
        user: { id: bytes(page.handle), name: page.account, displayName: page.account },
        pubKeyCredParams: page.algorithms.split(' ').map((alg) => ({ type: 'public-key', alg: Number(alg) })),
        excludeCredentials: known(page),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
      },
    });
    return {
      id,
      rawId: text(rawId),
      type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
    };
  },
  async get(page) {
    const { id, rawId, type, response } = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(page.challenge),
        rpId: page.host,
        allowCredentials: known(page),
        userVerification: 'required',
      },
    });
    return {
      id,
      rawId: text(rawId),
      type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    };
  },
};

document.querySelectorAll('form[data-passkey]').forEach((form) => {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const failed = form.querySelector('[data-failed]');
    failed.hidden = true;
    try {
      form.elements.answer.value = JSON.stringify(await ways[form.dataset.passkey](form.dataset));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
});

if (document.querySelector('script[data-done]')) {
  new BroadcastChannel(CHANNEL).postMessage('done');
}
