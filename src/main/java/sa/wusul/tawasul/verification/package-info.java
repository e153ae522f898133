/**
 * Verification of contacts: the proof by a code to the number on file, applications, and
 * revocation.
 */
package sa.wusul.tawasul.verification;
