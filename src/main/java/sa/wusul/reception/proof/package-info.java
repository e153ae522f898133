/**
 * Proof of identity by number matching: an officer tells a person a number, who confirms
 * it in their national app. No HTTP and no engine types; the way to the national identity
 * is a port.
 */
package sa.wusul.reception.proof;
