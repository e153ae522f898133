/**
 * The second factor of staff (ADR 46): codes of an authenticator app, passkeys and
 * recovery codes, which accounts owe one, and the sessions of staff. No engine and no
 * HTTP types.
 */
package sa.wusul.platform.factor;
