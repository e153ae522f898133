package sa.wusul.platform.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.identity.StaffNames;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;
import sa.wusul.support.StaffBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("The log-in of staff with the ministry's directory (LDAP)")
@CaseStory
@OnH2
@DirtiesContext
@TestPropertySource(properties = { "wusul.directory.sync-every=PT0.5S", "wusul.directory.local-accounts=admin",
		"wusul.directory.ldap.base=ou=people,dc=ministry,dc=example",
		"wusul.directory.ldap.group-base=ou=groups,dc=ministry,dc=example",
		"wusul.directory.ldap.bind-dn=cn=wusul,dc=ministry,dc=example",
		"wusul.directory.ldap.bind-password=the-program-reads-here", "wusul.directory.ldap.timeout=PT3S",
		"wusul.directory.ldap.user-filter=(&(objectClass=inetOrgPerson)(!(pwdAccountLockedTime=*)))",
		"wusul.directory.groups.intake-clerks[0]=wusul clerks riyadh",
		"wusul.directory.groups.intake-clerks-riyadh-men[0]=CN=Wusul Clerks Riyadh, ou=groups,dc=ministry,dc=example",
		"wusul.directory.groups.audit-officers[0]=Wusul Auditors" })
@Tag("story")
class LdapLoginTest {

	private static final String CLERKS = "cn=Wusul Clerks Riyadh,ou=groups," + Slapd.BASE;

	private static final String WORK = "/camunda/api/engine/engine/default/task/count";

	@TempDir
	private static Path folder;

	private static Slapd directory;

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private StaffNames names;

	@Autowired
	private HealthEndpoint health;

	@Autowired
	private TestRestTemplate http;

	@DynamicPropertySource
	static void directory(DynamicPropertyRegistry registry) throws Exception {
		directory = Slapd.start(folder);
		registry.add("wusul.directory.ldap.url[0]", directory::secureUrl);
		registry.add("wusul.directory.ldap.trust", directory::authority);
	}

	@AfterAll
	static void close() throws Exception {
		directory.close();
	}

	@Test
	@DisplayName("opens Tasklist and the interface with the password of the directory, with its name and the groups of the settings only")
	void rightPassword() throws Exception {
		var noura = new StaffBrowser(this.port, "198.51.100.1");
		assertThat(noura.logIn("noura", password("noura")).statusCode()).isEqualTo(200);
		assertThat(noura.get(WORK).statusCode()).isEqualTo(200);
		assertThat(name("noura")).isEqualTo("نورة القحطاني");
		assertThat(groups("noura")).as("without camunda-admin, which the settings give to nobody")
			.containsExactly("intake-clerks", "intake-clerks-riyadh-men");
		assertThat(noura.basic("/engine-rest/task/count", "noura", password("noura")).statusCode()).isEqualTo(200);
	}

	@Test
	@DisplayName("refuses a wrong and an empty password, and names that mean several people or are written otherwise")
	void wrong() throws Exception {
		for (var name : List.of("saad", "*)(uid=*", "saad)(objectClass=*", "*", "SAAD", "saad ", "nobody", "wusul")) {
			var browser = new StaffBrowser(this.port, "198.51.100." + (20 + name.length()));
			assertThat(browser.logIn(encoded(name), name.equals("saad") ? "wrong-password" : password("saad"))
				.statusCode()).as(name).isEqualTo(401);
			assertThat(browser.get(WORK).statusCode()).isEqualTo(401);
		}
		var empty = new StaffBrowser(this.port, "198.51.100.40");
		assertThat(empty.logIn("saad", "").statusCode()).as("no password, which an LDAP bind takes for anonymous")
			.isEqualTo(401);
		assertThat(empty.basic("/engine-rest/task/count", "saad", "").statusCode()).isEqualTo(401);
		var right = new StaffBrowser(this.port, "198.51.100.41");
		assertThat(right.logIn("saad", password("saad")).statusCode()).isEqualTo(200);
	}

	@Test
	@DisplayName("tells a person without a group of ours why they cannot enter, and creates no account for them")
	void withoutGroup() throws Exception {
		var guest = new StaffBrowser(this.port, "198.51.100.2").logIn("guest", password("guest"));
		assertThat(guest.statusCode()).isEqualTo(403);
		assertThat(guest.body()).contains("ليس في أي مجموعة تعمل هنا");
		assertThat(this.identities.createUserQuery().userId("guest").count()).isZero();
	}

	@Test
	@DisplayName("keeps local accounts by their list: the administrator and programs enter, others do not, and nobody takes their name")
	void localAccounts() throws Exception {
		var admin = new StaffBrowser(this.port, "198.51.100.3");
		assertThat(admin.logIn("admin", PublicCredentials.PASSWORD).statusCode()).isEqualTo(200);
		assertThat(AccountHttp.as("channel", this.http)
			.getForEntity("/api/services", String.class)
			.getStatusCode()
			.value()).isEqualTo(200);
		var clerk = new StaffBrowser(this.port, "198.51.100.4");
		assertThat(clerk.logIn("clerk", PublicCredentials.PASSWORD).statusCode()).isEqualTo(401);
		var other = clerk.logIn("clerk", password("clerk"));
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(other.body()).contains("حساب محلي باسم المستخدم نفسه");
	}

	@Test
	@DisplayName("lets nobody here change name, groups or password of an account of the directory")
	void decidedElsewhere() throws Exception {
		var omar = new StaffBrowser(this.port, "198.51.100.5");
		omar.logIn("omar", password("omar"));
		omar.get("/camunda/app/tasklist/default/");
		assertThat(omar
			.put("/camunda/api/engine/engine/default/user/omar/profile",
					"{\"id\":\"omar\",\"firstName\":\"معالي\",\"lastName\":\"الوزير\",\"email\":\"\"}")
			.body()).contains("account.directory");
		var admin = new StaffBrowser(this.port, "198.51.100.6");
		admin.logIn("admin", PublicCredentials.PASSWORD);
		admin.get("/camunda/app/admin/default/");
		for (var change : List.of("user/omar/credentials", "group/camunda-admin/members/omar")) {
			var refused = admin.put("/camunda/api/engine/engine/default/" + change,
					"{\"password\":\"a-password-of-here\",\"authenticatedUserPassword\":\"" + PublicCredentials.PASSWORD
							+ "\"}");
			assertThat(refused.statusCode()).as(change + refused.body()).isEqualTo(403);
			assertThat(refused.body()).contains("دليل الوزارة هو الذي يحدد");
		}
		assertThat(name("omar")).isEqualTo("عمر المطيري");
		assertThat(groups("omar")).containsExactly("intake-clerks", "intake-clerks-riyadh-men");
		assertThat(new StaffBrowser(this.port, "198.51.100.7").logIn("omar", "a-password-of-here").statusCode())
			.isEqualTo(401);
	}

	@Test
	@DisplayName("leaves no password to hand over: none for people of the directory, and accounts for programs without one")
	void firstPasswords() throws Exception {
		new StaffBrowser(this.port, "198.51.100.60").logIn("omar", password("omar"));
		var admin = new StaffBrowser(this.port, "198.51.100.61");
		admin.logIn("admin", PublicCredentials.PASSWORD);
		admin.get("/camunda/app/admin/default/");
		assertThat(admin.form("/staff/accounts/password", "account", "omar", "reason", "x").body())
			.contains("دليل الوزارة هو الذي يحدد");
		var created = admin.form("/staff/accounts/new", "account", "machine", "firstName", "m", "lastName", "m");
		assertThat(created.statusCode()).isEqualTo(200);
		assertThat(created.body()).contains("machine", "أُنشئ الحساب بلا كلمة مرور").doesNotContain("id=\"secret\"");
		this.identities.deleteUser("machine");
		var code = admin.form("/staff/accounts/enrolment", "account", "omar", "reason", "حضر بهويته");
		assertThat(code.body()).as("a code for their second factor").contains("id=\"secret\"");
	}

	@Test
	@DisplayName("ends the session of a locked account by itself, keeps the name for the past, and lets it in again when it is unlocked")
	void locked() throws Exception {
		var huda = new StaffBrowser(this.port, "198.51.100.8");
		assertThat(huda.logIn("huda", password("huda")).statusCode()).isEqualTo(200);
		directory.change("dn: uid=huda," + Slapd.PEOPLE, "changetype: modify", "add: pwdAccountLockedTime",
				"pwdAccountLockedTime: 000001010000Z");
		assertThat(new StaffBrowser(this.port, "198.51.100.9").logIn("huda", password("huda")).statusCode())
			.isEqualTo(401);
		awaitThat(() -> huda.get(WORK).statusCode() == 401);
		assertThat(huda.basic("/engine-rest/task/count", "huda", password("huda")).statusCode()).isEqualTo(401);
		assertThat(groups("huda")).isEmpty();
		assertThat(name("huda")).isEqualTo("هدى العنزي");

		directory.change("dn: uid=huda," + Slapd.PEOPLE, "changetype: modify", "delete: pwdAccountLockedTime");
		assertThat(huda.logIn("huda", password("huda")).statusCode()).isEqualTo(200);
		assertThat(groups("huda")).hasSize(2);
	}

	@Test
	@DisplayName("takes over new names and taken groups while the person works, and puts a person without groups out")
	void changes() throws Exception {
		var saad = new StaffBrowser(this.port, "198.51.100.10");
		assertThat(saad.logIn("saad", password("saad")).statusCode()).isEqualTo(200);
		assertThat(groups("saad")).contains("audit-officers");
		directory.change("dn: uid=saad," + Slapd.PEOPLE, "changetype: modify", "replace: sn", "sn: الغامدي");
		directory.change("dn: cn=Wusul Auditors,ou=groups," + Slapd.BASE, "changetype: modify", "replace: member",
				"member: uid=guest," + Slapd.PEOPLE);
		awaitThat(() -> name("saad").equals("سعد الغامدي") && !groups("saad").contains("audit-officers"));
		assertThat(saad.get(WORK).statusCode()).isEqualTo(200);

		directory.change("dn: " + CLERKS, "changetype: modify", "delete: member", "member: uid=saad," + Slapd.PEOPLE);
		awaitThat(() -> saad.get(WORK).statusCode() == 401);
		assertThat(groups("saad")).isEmpty();
		directory.change("dn: " + CLERKS, "changetype: modify", "add: member", "member: uid=saad," + Slapd.PEOPLE);
	}

	@Test
	@DisplayName("never gives the account of a person who left to the next one of that user name")
	void sameName() throws Exception {
		var badr = new StaffBrowser(this.port, "198.51.100.11");
		assertThat(badr.logIn("badr", password("badr")).statusCode()).isEqualTo(200);
		directory.delete("badr");
		awaitThat(() -> badr.get(WORK).statusCode() == 401);
		directory.change("dn: uid=badr," + Slapd.PEOPLE, "changetype: add", "objectClass: inetOrgPerson", "uid: badr",
				"cn: badr", "sn: آخر", "userPassword: " + password("badr"));
		var next = new StaffBrowser(this.port, "198.51.100.12").logIn("badr", password("badr"));
		assertThat(next.statusCode()).isEqualTo(409);
		assertThat(next.body()).contains("كان اسم المستخدم هذا لشخص آخر");
		assertThat(name("badr")).isEqualTo("بدر الشهري");
	}

	@Test
	@DisplayName("pauses after wrong passwords before the directory is asked, so that guesses here do not lock the account there")
	void guesses() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThat(new StaffBrowser(this.port, "198.51.100.13").logIn("reem", "guess-" + i).statusCode())
				.isEqualTo(401);
		}
		assertThat(new StaffBrowser(this.port, "198.51.100.13").logIn("reem", password("reem")).statusCode())
			.isEqualTo(429);
		assertThat(new StaffBrowser(this.port, "198.51.100.14").logIn("reem", password("reem")).statusCode())
			.isEqualTo(200);
	}

	@Test
	@DisplayName("says that the directory is away, lets everybody go on who is in, and takes nothing from anybody")
	void away() throws Exception {
		var omar = new StaffBrowser(this.port, "198.51.100.15");
		assertThat(omar.logIn("omar", password("omar")).statusCode()).isEqualTo(200);
		directory.kill();
		try {
			var refused = new StaffBrowser(this.port, "198.51.100.16").logIn("reem", password("reem"));
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.body()).contains("دليل الوزارة لا يستجيب الآن");
			assertThat(new StaffBrowser(this.port, "198.51.100.17")
				.get("/engine-rest/task/count", "Authorization", basic("reem"), "Accept-Language", "en")
				.body()).contains("directory does not answer now");
			awaitThat(() -> health().equals("DEGRADED"));
			assertThat(this.http.getForEntity("/actuator/health", String.class).getStatusCode().value()).isEqualTo(200);
			assertThat(omar.get(WORK).statusCode()).isEqualTo(200);
			assertThat(groups("omar")).hasSize(2);
			assertThat(new StaffBrowser(this.port, "198.51.100.18").logIn("admin", PublicCredentials.PASSWORD)
				.statusCode()).isEqualTo(200);
			assertThat(AccountHttp.as("channel", this.http)
				.getForEntity("/api/services", String.class)
				.getStatusCode()
				.value()).isEqualTo(200);
		}
		finally {
			directory.begin();
		}
		awaitThat(() -> health().equals("UP"));
		assertThat(omar.get(WORK).statusCode()).isEqualTo(200);
		assertThat(new StaffBrowser(this.port, "198.51.100.19").logIn("reem", password("reem")).statusCode())
			.isEqualTo(200);
	}

	@Test
	@DisplayName("stops and says so, instead of putting most people out at once")
	void mostAreGone() throws Exception {
		var people = List.of("noura", "saad", "huda", "reem", "omar");
		var browsers = people.stream()
			.map((person) -> new StaffBrowser(this.port, "198.51.101." + person.length()))
			.toList();
		for (int i = 0; i < people.size(); i++) {
			assertThat(browsers.get(i).logIn(people.get(i), password(people.get(i))).statusCode()).isEqualTo(200);
		}
		directory.change("dn: " + CLERKS, "changetype: modify", "replace: member", "member: uid=guest," + Slapd.PEOPLE);
		try {
			awaitThat(() -> health().equals("DEGRADED"));
			assertThat(((Health) this.health.healthForPath("directory")).getDetails().get("problem")).asString()
				.contains("would be taken away");
			for (var browser : browsers) {
				assertThat(browser.get(WORK).statusCode()).isEqualTo(200);
			}
		}
		finally {
			directory.change("dn: " + CLERKS, "changetype: modify", "replace: member",
					"member: uid=noura," + Slapd.PEOPLE, "member: uid=saad," + Slapd.PEOPLE,
					"member: uid=huda," + Slapd.PEOPLE, "member: uid=badr," + Slapd.PEOPLE,
					"member: uid=reem," + Slapd.PEOPLE, "member: uid=omar," + Slapd.PEOPLE,
					"member: uid=clerk," + Slapd.PEOPLE);
		}
		awaitThat(() -> health().equals("UP"));
	}

	@Test
	@DisplayName("speaks to the right server only: StartTLS works, an unknown authority and another name are refused")
	void encryption() throws Exception {
		assertThat(proves(directory.plainUrl(), true, directory.authority())).isTrue();
		assertThatThrownBy(() -> proves(directory.secureUrl(), false, null))
			.isInstanceOf(DirectoryUnavailableException.class);
		assertThatThrownBy(
				() -> proves(directory.secureUrl().replace("127.0.0.1", "localhost"), false, directory.authority()))
			.isInstanceOf(DirectoryUnavailableException.class);
	}

	private static boolean proves(String url, boolean startTls, Path trust) {
		var client = new LdapClient(new DirectoryProperties(
				new DirectoryProperties.Ldap(List.of(url), startTls, trust, "cn=wusul," + Slapd.BASE,
						"the-program-reads-here", Slapd.PEOPLE, "(objectClass=inetOrgPerson)", "uid", "entryUUID",
						"givenName", "sn", "mail", null, "(member={dn})", "cn", Duration.ofSeconds(3), 2),
				null, Map.of(), Set.of(), false, Duration.ofMinutes(1), Duration.ofDays(30), 1));
		try {
			return client.prove("omar", password("omar")).isPresent();
		}
		finally {
			client.close();
		}
	}

	private String health() {
		return this.health.healthForPath("directory").getStatus().getCode();
	}

	private List<String> groups(String user) {
		return this.identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).sorted().toList();
	}

	private String name(String user) {
		return this.names.forAccounts(List.of(user)).getOrDefault(user, "");
	}

	private static String password(String person) {
		return "ministry-password-of-" + person;
	}

	private static String basic(String person) {
		return "Basic " + Base64.getEncoder().encodeToString((person + ":" + password(person)).getBytes());
	}

	private static String encoded(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8);
	}

	/** Waits for a fact that the next look at the directory brings. */
	private static void awaitThat(Callable<Boolean> fact) {
		await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(fact);
	}

}
