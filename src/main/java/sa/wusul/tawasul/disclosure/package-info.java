/**
 * Answers about a detainee: which matters a requester may read, the paper, and the log of
 * disclosures, to which rows are only added.
 */
package sa.wusul.tawasul.disclosure;
