/**
 * Calls to the call centre: the proof of the caller by a code, and the requests taken for
 * them. No HTTP and no engine types.
 */
package sa.wusul.reception.phone;
