/**
 * The endpoints of the supervisors' pages in Cockpit; the pages are in {@code
 * src/frontend/supervision}.
 */
package sa.wusul.webapps.supervision;
