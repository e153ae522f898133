/**
 * Citizens as users of the portal: log-in by code or national identity, drafts of
 * requests, ratings and requests to open a case again. It asks the registers for the
 * telephone on file. No HTTP and no engine types.
 */
package sa.wusul.citizen;
