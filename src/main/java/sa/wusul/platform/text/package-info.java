/**
 * Text that is the same in every locale, such as keys and numbers in SQL.
 */
package sa.wusul.platform.text;
