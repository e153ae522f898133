/**
 * The case file: one case per request, with its requester, state, timeline, notes and
 * attachments. It is the only home of personal data of a case, and the place where every
 * channel opens one. Terms: a <em>reference</em> is the public number of a case, a
 * <em>particular</em> is an answer that the case file has no column for. It may use the
 * platform and no other domain.
 */
package sa.wusul.casefile;
