/**
 * The JSON interfaces of channels, billers, couriers, providers of SMS and the register
 * of detainees, each open to the accounts of its own group
 * ({@code src/docs/channels.md}).
 */
package sa.wusul.portal.api;
