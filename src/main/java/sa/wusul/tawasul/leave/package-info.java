/**
 * Temporary leave of detainees. Terms: a <em>leave</em> is the authorisation, an
 * <em>occurrence</em> is one departure and return under it, a <em>rung</em> is a step of
 * the alarm after a late return.
 */
package sa.wusul.tawasul.leave;
