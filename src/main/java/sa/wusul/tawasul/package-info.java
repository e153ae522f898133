/**
 * The Tawasul window, a confidential domain: detainees, their contacts, and the events of
 * their register. Terms: a <em>contact</em> is a person who may ask about a detainee. No
 * HTTP and no engine types; no other domain may read its cases.
 */
package sa.wusul.tawasul;
