/**
 * The portal on behalf of a caller, for an officer of the call centre during the task of
 * the call.
 */
package sa.wusul.portal.call;
