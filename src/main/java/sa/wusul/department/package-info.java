/**
 * The departments that answer cases: routing, study, opinions of other departments and
 * transfers. Its processes and forms hold the rules; its data is the case file. Here are
 * the campaigns, whose petitions are answered as one.
 */
package sa.wusul.department;
