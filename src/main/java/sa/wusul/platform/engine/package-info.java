/**
 * The configuration and guards of the Camunda engine: rights, expressions, closed
 * addresses, log-ins, confidential processes. It knows no domain; domains reach the
 * engine through the ports of this package and their own.
 */
package sa.wusul.platform.engine;
