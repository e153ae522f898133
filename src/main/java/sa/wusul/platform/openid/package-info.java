/**
 * Log-in with an identity provider by OpenID Connect: the protocol for citizens and
 * staff. What an identity means here, its callers decide.
 */
package sa.wusul.platform.openid;
