package sa.wusul.conformance;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.WusulApplication;
import sa.wusul.conformance.SupplierForTests.Fault;
import sa.wusul.support.Certificates;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The conformance kit")
@Tag("fast")
class ConformanceCommandTest {

	@TempDir
	private static Path folder;

	private static Certificates authority;

	private static Certificates.Issued server;

	private static Certificates.Issued client;

	@BeforeAll
	static void certificates() throws Exception {
		authority = Certificates.authority(folder, "The authority of both sides");
		server = authority.issue("supplier", "localhost");
		client = authority.issue("wusul", "wusul.example.sa");
	}

	@Test
	@DisplayName("is run by a supplier as one command, and passes a right end with TLS and client certificates")
	void command() throws Exception {
		try (var supplier = new SupplierForTests("bills", server, authority)) {
			var java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
			var command = new ArrayList<>(List.of(java, "-cp",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					WusulApplication.class.getName()));
			command.addAll(arguments("bills", supplier, "30s"));
			var kit = new ProcessBuilder(command).redirectErrorStream(true).start();
			var report = new String(kit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(kit.waitFor()).as(report).isZero();
			assertThat(report)
				.contains("✓ createBill: the same key again has no second effect",
						"✓ Without the client certificate nobody is let in.", "لا يدخل أحد بلا شهادة العميل",
						"All checks passed.", "نجحت الفحوص كلها.")
				.doesNotContain("✗");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "courier", "addresses", "registers", "sms" })
	@DisplayName("passes a right end of each interface")
	void right(String api) throws Exception {
		try (var supplier = new SupplierForTests(api, server, authority)) {
			var report = new StringBuilder();
			assertThat(ConformanceCommand.run(report, arguments(api, supplier, "30s").toArray(String[]::new)))
				.as(report::toString)
				.isZero();
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			value = { "FORGETS_KEYS | bills | the key was forgotten | نُسي المفتاح",
					"WRONG_TYPE | courier | lacks /reference | من نوع آخر",
					"SLOW | bills | no answer: bills: TimeoutException | لا جواب",
					"ANY_TOKEN | registers | answered with status 200 instead of | أجاب بالحالة 200",
					"ANYBODY | sms | ✗ Without the client certificate | ",
					"TAKES_FAULTY_CALLS | courier | ✗ carry: a faulty call is refused | ",
					"FUTURE_REPORTS | bills | ✗ reportDay: a day that is not over | " })
	@DisplayName("finds an end that is wrong, and says what in both languages")
	void wrong(Fault fault, String api, String english, String arabic) throws Exception {
		try (var supplier = new SupplierForTests(api, server, authority, fault)) {
			var report = new StringBuilder();
			assertThat(ConformanceCommand.run(report,
					arguments(api, supplier, (fault == Fault.SLOW) ? "2s" : "30s").toArray(String[]::new)))
				.isOne();
			assertThat(report).contains(english, "Failed checks: ", "فحوص لم تنجح");
			if (arabic != null) {
				assertThat(report).contains(arabic);
			}
		}
	}

	@Test
	@DisplayName("says how it is called")
	void usage() {
		var report = new StringBuilder();
		assertThat(ConformanceCommand.run(report, "check-neighbour", "--interface=moon", "--url=https://localhost"))
			.isEqualTo(2);
		assertThat(report).contains("--interface=(bills courier addresses registers sms)");
	}

	private static List<String> arguments(String api, SupplierForTests supplier, String timeout) {
		return List.of("check-neighbour", "--interface=" + api, "--url=" + supplier.url(),
				"--token=" + SupplierForTests.TOKEN, "--certificate=" + client.certificate(), "--key=" + client.key(),
				"--authority=" + authority.certificate(), "--timeout=" + timeout);
	}

}
