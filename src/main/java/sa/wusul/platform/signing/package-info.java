/**
 * The key with which the ministry signs papers (ADR 54): in a file, or in a device from
 * which it never comes out.
 */
package sa.wusul.platform.signing;
