package sa.wusul.platform.directory;

import java.util.Set;

/**
 * An account as the directory holds it.
 *
 * @param name user name, in small letters
 * @param externalId the directory's own number for the person, which no other person gets
 * @param memberOf the directory's groups: common names, and where there are some,
 * distinguished names
 */
public record DirectoryAccount(String name, String externalId, String firstName, String lastName, String email,
		Set<String> memberOf) {

	private static final int LONGEST = 120;

	public DirectoryAccount {
		firstName = line(firstName);
		lastName = line(lastName);
		email = line(email);
		memberOf = Set.copyOf(memberOf);
	}

	/** Removes what could disturb a line in which the name is shown. */
	private static String line(String text) {
		var plain = (text != null)
				? text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", " ").strip() : "";
		return plain.substring(0, Math.min(plain.length(), LONGEST));
	}

}
