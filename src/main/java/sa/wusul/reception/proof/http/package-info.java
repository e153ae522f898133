/**
 * The way to the national identity as JSON over HTTPS, and its keys.
 */
package sa.wusul.reception.proof.http;
