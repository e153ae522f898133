/**
 * The demo's national identity, and the page on which to play a person's app.
 */
package sa.wusul.demo.identity;
