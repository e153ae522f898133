/**
 * The demo's telephones and mailboxes, and the page on which to read their messages.
 */
package sa.wusul.demo.notification;
