/**
 * How staff prove who they are: first passwords (ADR 51), the second factor (ADR 46) with
 * codes of an authenticator app, passkeys and recovery codes, which accounts owe one, and
 * the sessions of staff. No engine and no HTTP types.
 */
package sa.wusul.platform.factor;
