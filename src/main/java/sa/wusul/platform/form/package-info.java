/**
 * Forms as the server reads them: the schema, the check of answers against it, and
 * handlers that take the answers of a form. No engine types.
 */
package sa.wusul.platform.form;
