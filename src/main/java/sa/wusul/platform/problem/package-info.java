/**
 * Refusals: expected problems with a message for people in Arabic and English. Every
 * module uses it, it uses none.
 */
package sa.wusul.platform.problem;
