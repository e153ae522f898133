/**
 * The endpoints of the tab <em>simulation</em> in Cockpit; its pages are in {@code
 * src/frontend/simulation}.
 */
package sa.wusul.webapps.simulation;
