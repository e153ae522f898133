package sa.wusul.platform.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the staff's directory.
 *
 * @param groups the directory's groups whose members a group of ours has: common names,
 * or distinguished names
 * @param localAccounts accounts that log in with a password of this program although
 * there is a directory, such as an administrator for emergencies
 * @param adoptLocalAccounts whether a person of the directory continues the local account
 * of the same name
 * @param syncEvery how soon a change in the directory is noticed without a log-in
 * @param retireAfter how long an account keeps its groups without a log-in at the
 * identity provider, which cannot be asked for those who left
 * @param largestShare the largest share of accounts that one look at the directory may
 * take away; more are taken for a fault
 */
@ConfigurationProperties("wusul.directory")
public record DirectoryProperties(Ldap ldap, @DefaultValue Provider provider,
		@DefaultValue Map<String, Set<String>> groups, @DefaultValue Set<String> localAccounts,
		@DefaultValue("false") boolean adoptLocalAccounts, @DefaultValue("PT5M") Duration syncEvery,
		@DefaultValue("P30D") Duration retireAfter, @DefaultValue("0.1") double largestShare) {

	/**
	 * Settings of the identity provider of staff, beside its registration {@code staff}.
	 *
	 * @param nameClaim claim with the user name
	 * @param groupsClaim claim with the provider's groups
	 * @param maxAge how long ago the person may have proved who they are at the provider;
	 * by default the provider decides
	 * @param acrValues levels of authentication of which one is demanded
	 * @param secondFactorAcr levels of authentication that mean a second factor
	 * @param secondFactorAmr methods of authentication that are a second factor
	 */
	public record Provider(@DefaultValue("preferred_username") String nameClaim,
			@DefaultValue("groups") String groupsClaim, Duration maxAge, @DefaultValue List<String> acrValues,
			@DefaultValue Set<String> secondFactorAcr, @DefaultValue Set<String> secondFactorAmr) {

	}

	/**
	 * Settings of LDAP.
	 *
	 * @param url addresses of the servers, {@code ldaps://…} or {@code ldap://…}
	 * @param startTls whether a connection of {@code ldap://} is encrypted before the
	 * first word
	 * @param trust authorities of the server's certificate (PEM); by default those of
	 * Java
	 * @param userFilter condition for accounts that may log in; locked ones do not meet
	 * it
	 * @param groupFilter condition for the groups of an account, with {@code {dn}} and
	 * {@code {name}}
	 */
	public record Ldap(List<String> url, @DefaultValue("false") boolean startTls, Path trust, String bindDn,
			String bindPassword, String base, @DefaultValue("(objectClass=inetOrgPerson)") String userFilter,
			@DefaultValue("uid") String nameAttribute, @DefaultValue("entryUUID") String idAttribute,
			@DefaultValue("givenName") String firstNameAttribute, @DefaultValue("sn") String lastNameAttribute,
			@DefaultValue("mail") String mailAttribute, String groupBase,
			@DefaultValue("(&(objectClass=groupOfNames)(member={dn}))") String groupFilter,
			@DefaultValue("cn") String groupAttribute, @DefaultValue("PT5S") Duration timeout,
			@DefaultValue("8") int connections) {

		/** Checks whether all is set without which nobody could be found. */
		public boolean isComplete() {
			return this.url != null && !this.url.isEmpty() && Stream.of(this.base, this.bindDn, this.bindPassword)
				.noneMatch((text) -> text == null || text.isBlank());
		}

	}

}
