/**
 * Pages on which staff give their second factor, and see and change their factors and
 * sessions (ADR 46).
 */
package sa.wusul.portal.staff;
