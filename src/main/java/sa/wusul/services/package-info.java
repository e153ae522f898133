/**
 * The e-services of the sectors: the catalogue of deployed service models, the findings
 * of registers, verdicts and issued documents. No HTTP and no engine types.
 */
package sa.wusul.services;
