/**
 * Streams that tell an open page that its case changed, without saying what; the page
 * then reads its parts again (ADR 77).
 */
package sa.wusul.portal.live;
