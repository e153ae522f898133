/**
 * The web server: how much of it one visitor may use, how large and how slow a request
 * may be, and the headers of every answer.
 */
package sa.wusul.platform.web;
