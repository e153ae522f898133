/**
 * The marker for beans and methods that models may call, and the words that models may
 * contain. No engine types.
 */
package sa.wusul.platform.model;
