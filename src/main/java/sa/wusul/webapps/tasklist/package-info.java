/**
 * The endpoints of the additions to Tasklist: the case tab, notices, search, assignment;
 * their pages are in {@code src/frontend/tasklist}.
 */
package sa.wusul.webapps.tasklist;
