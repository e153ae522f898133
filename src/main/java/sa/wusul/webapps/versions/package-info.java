/**
 * The endpoints of the tab <em>versions</em> in Cockpit: differences of two versions and
 * the migration of running cases; its pages are in {@code src/frontend/versions}.
 */
package sa.wusul.webapps.versions;
