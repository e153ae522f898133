/**
 * The one client of neighbours, which are systems of others with an interface of HTTP and
 * JSON: mutual TLS, time limit, bounded answer, key of each effect, rest after failures.
 * It also gives the ministry's certificates to clients of other protocols. Domains say
 * what is asked; no domain and no engine types.
 */
package sa.wusul.platform.neighbour;
