package sa.wusul.demo.staff;

import java.util.List;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.identity.YamlFile;

/** The invented staff of the demo, from {@code demo/staff.yaml}. */
public record DemoAccounts(List<Account> staff) {

	public static DemoAccounts load() {
		return YamlFile.read("demo/staff.yaml", DemoAccounts.class);
	}

	/** A user of the demo; {@code does} describes their work in Arabic. */
	public record Account(String id, String name, String family, String does, String en, List<String> groups) {

		public String email() {
			return PublicCredentials.email(this.id);
		}

	}

}
