/**
 * The demo's telephones, and the page on which to read their messages.
 */
package sa.wusul.demo.notification;
