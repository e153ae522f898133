/**
 * Pages on which citizens fill in the start form of a service, keep a draft and submit
 * it.
 */
package sa.wusul.portal.request;
