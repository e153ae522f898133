/**
 * Staff of the ministry's directory: LDAP or an identity provider says who may log in and
 * with which groups. Their accounts are mirrored into the engine, so that names, groups,
 * absences and lists work as with local ones; the mirror has no password.
 */
package sa.wusul.platform.directory;
