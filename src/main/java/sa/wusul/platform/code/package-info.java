/**
 * One-time codes that people receive and read back.
 */
package sa.wusul.platform.code;
