/**
 * Staff, groups, roles and places, read from {@code rights.yaml} and {@code
 * organisation.yaml}. Terms: a <em>role</em> has rights, a <em>place</em> (centre,
 * section, department) limits the tasks that its members receive.
 */
package sa.wusul.platform.identity;
