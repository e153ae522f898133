/**
 * Pages on which citizens follow their cases, add documents, withdraw, rate, and verify
 * papers. Another person's case is not found.
 */
package sa.wusul.portal.cases;
