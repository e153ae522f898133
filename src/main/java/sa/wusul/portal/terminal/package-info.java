/**
 * The terminals in the prisons, at which detainees write to the ministry and read the
 * answers.
 */
package sa.wusul.portal.terminal;
