package sa.wusul.platform.identity;

import java.util.List;

/** The invented staff of the demo profile, and the marks by which to recognise them. */
public record DemoAccounts(List<Account> staff) {

	public static final String PASSWORD = "wusul-demo-password";

	private static final String MAIL = "@demo.wusul.invalid";

	public static DemoAccounts load() {
		return YamlFile.read("demo/staff.yaml", DemoAccounts.class);
	}

	/**
	 * Checks whether the demo profile created the account, whatever its password is now.
	 */
	public static boolean isMarked(String email) {
		return email != null && email.endsWith(MAIL);
	}

	/** A user of the demo; {@code does} describes their work in Arabic. */
	public record Account(String id, String name, String family, String does, String en, List<String> groups) {

		public String email() {
			return this.id + MAIL;
		}

	}

}
