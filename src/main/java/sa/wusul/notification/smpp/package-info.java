/**
 * Gateways that speak SMPP 3.4 with the message centre of a mobile network. The library
 * logs whole messages, so its own log is off.
 */
package sa.wusul.notification.smpp;
