package sa.wusul.platform.production;

import java.util.List;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.production.UnsafeSettingsException.Reason;
import sa.wusul.platform.text.NeutralText;

/**
 * Check of the accounts before the web server starts: none has public credentials, and
 * there is at least one administrator. The first administrator comes from the
 * environment.
 */
@Component
@Profile("production")
class ProductionAccountChecker {

	static final int SHORTEST_PASSWORD = 12;

	private static final Logger log = LoggerFactory.getLogger(ProductionAccountChecker.class);

	private static final Reason NO_ADMINISTRATOR = new Reason(
			"مجموعة مديري النظام خالية. اضبط WUSUL_ADMIN_USER و WUSUL_ADMIN_PASSWORD لإنشاء أول مدير، ثم أعد التشغيل.",
			"The group of administrators is empty. Set WUSUL_ADMIN_USER and WUSUL_ADMIN_PASSWORD to create the first"
					+ " one, and start again.");

	private static final Reason PUBLIC_PASSWORD = new Reason(
			"كلمة المرور في WUSUL_ADMIN_PASSWORD هي كلمة مرور العرض المعروفة للجميع. اختر غيرها.",
			"The password in WUSUL_ADMIN_PASSWORD is the demo's, which is public. Choose another one.");

	private static final Reason WEAK_PASSWORD = new Reason(NeutralText.format(
			"كلمة المرور في WUSUL_ADMIN_PASSWORD ضعيفة. اختر %d حرفا على الأقل، فيها حروف كبيرة وصغيرة ورقم ورمز.",
			SHORTEST_PASSWORD),
			NeutralText.format(
					"The password in WUSUL_ADMIN_PASSWORD is too weak. Use at least %d characters, with capital and small letters, a digit and a symbol.",
					SHORTEST_PASSWORD));

	private static final Reason USER_NAME = new Reason(
			"الاسم في WUSUL_ADMIN_USER غير مقبول أو مستعمل. استعمل حروفا لاتينية صغيرة وأرقاما تفصلها - أو . أو _",
			"The name in WUSUL_ADMIN_USER cannot be used or is taken. Use small Latin letters and digits, separated by - . or _.");

	private final Accounts accounts;

	private final String user;

	private final String password;

	@Autowired
	ProductionAccountChecker(Accounts accounts, @Value("${WUSUL_ADMIN_USER:}") String user,
			@Value("${WUSUL_ADMIN_PASSWORD:}") String password) {
		this.accounts = accounts;
		this.user = user;
		this.password = password;
	}

	@PostConstruct
	void check() {
		List<String> unsafe = this.accounts.publicAccounts();
		if (!unsafe.isEmpty()) {
			throw new UnsafeSettingsException(new Reason(
					NeutralText.format(
							"توجد حسابات من وضع العرض أو بكلمة مروره: %s. احذفها أو ابدأ بقاعدة بيانات جديدة.", unsafe),
					NeutralText.format(
							"There are accounts of the demo or with its password: %s. Delete them, or start with a new database.",
							unsafe)));
		}
		if (!this.accounts.hasAdministrator()) {
			createFirstAdministrator();
		}
	}

	private void createFirstAdministrator() {
		if (this.user.isBlank() || this.password.isBlank()) {
			throw new UnsafeSettingsException(NO_ADMINISTRATOR);
		}
		if (this.password.equals(PublicCredentials.PASSWORD)) {
			throw new UnsafeSettingsException(PUBLIC_PASSWORD);
		}
		if (this.password.length() < SHORTEST_PASSWORD || !this.accounts.isStrong(this.password)) {
			throw new UnsafeSettingsException(WEAK_PASSWORD);
		}
		if (!this.accounts.createAdministrator(this.user, this.password)) {
			throw new UnsafeSettingsException(USER_NAME);
		}
		log.info("Created the first administrator {}; WUSUL_ADMIN_PASSWORD is no longer needed", this.user);
	}

}
