package sa.wusul.demo.engine;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.demo.staff.DemoAccounts;
import sa.wusul.platform.engine.StartLock;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.logging.OneLine;
import sa.wusul.platform.text.NeutralText;

/**
 * The staff of the demo profile, created at start, whose addresses and accounts it logs.
 */
@Component
@DependsOn("engineRightsInitializer")
public class DemoStaff {

	private static final Logger log = LoggerFactory.getLogger(DemoStaff.class);

	private final DemoAccounts accounts = DemoAccounts.load();

	private final IdentityService identity;

	private final StartLock lock;

	DemoStaff(IdentityService identity, StartLock lock) {
		this.identity = identity;
		this.lock = lock;
	}

	@PostConstruct
	public void hire() {
		this.lock.alone(() -> this.accounts.staff().forEach(this::hire));
	}

	private void hire(DemoAccounts.Account account) {
		if (this.identity.createUserQuery().userId(account.id()).count() == 0) {
			var user = this.identity.newUser(account.id());
			user.setFirstName(account.name());
			user.setLastName(account.family());
			user.setEmail(account.email());
			user.setPassword(PublicCredentials.PASSWORD);
			// The demo password is public and need not satisfy the password policy.
			((IdentityServiceImpl) this.identity).saveUser(user, true);
		}
		var present = this.identity.createGroupQuery()
			.groupMember(account.id())
			.list()
			.stream()
			.map(Group::getId)
			.toList();
		account.groups()
			.stream()
			.filter((group) -> !present.contains(group))
			.forEach((group) -> this.identity.createMembership(account.id(), group));
	}

	@EventListener
	void showTheWayIn(ApplicationReadyEvent event) {
		if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext web)
				|| web.getWebServer() == null) {
			return;
		}
		var address = "http://localhost:" + web.getWebServer().getPort();
		var lines = new StringBuilder();
		this.accounts.staff()
			.forEach((account) -> lines
				.append(NeutralText.format("    %-16s %-52s %s%n", account.id(), account.en(), account.does())));
		log.info(OneLine.SEVERAL_LINES, """

				------------------------------------------------------------------------
				  وصول يعمل الآن (وضع العرض) · Wusul is running (demo)

				  بوابة المراجعين Portal     ADDRESS/
				  مهام الموظفين   Tasklist   ADDRESS/camunda/app/tasklist/default/
				  متابعة المشرفين Cockpit    ADDRESS/camunda/app/cockpit/default/
				  رسائل المراجعين SMS        ADDRESS/demo/inbox
				  قاعات المقابلات Rooms      ADDRESS/demo/rooms
				  شحنات الناقل    Parcels    ADDRESS/demo/parcels
				  سجلات القطاعات  Registers  ADDRESS/demo/registers
				  فواتير الرسوم   Bills      ADDRESS/demo/bills
				  Camunda Modeler            ADDRESS/engine-rest   (HTTP basic, analyst)

				  كلمة المرور للجميع · everyone's password: {}
				  مفتاح الحساب الفني · a technical account's key: {}
				{}------------------------------------------------------------------------
				""".replace("ADDRESS", address), PublicCredentials.PASSWORD, PublicCredentials.key("<account>"), lines);
	}

}
