/**
 * Working time of the ministry: opening hours by season, holidays, and due dates computed
 * from them. Models call its beans.
 */
package sa.wusul.platform.calendar;
