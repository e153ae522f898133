/**
 * Assistance for families of detainees: study, committee, votes, monthly payouts.
 */
package sa.wusul.tawasul.assistance;
